import { edgeAction } from "@/lib/http/edge-action";
import { confirmPaymentMethodReference } from "@/lib/setup/api-setup.reference";
import { confirmPaymentMethod } from "@/lib/setup/confirm-payment-method";
import { presentConfirmedMethod, statusOfConfirmed } from "@/lib/setup/present-api-answers";
import { confirmPaymentMethodInput } from "@/lib/setup/schema";

/** Whatever the customer completed in the integrator's own form: saved, charged where it is due, activated. */
export const POST = edgeAction({
  name: "confirmPaymentMethod",
  reference: confirmPaymentMethodReference,
  schema: confirmPaymentMethodInput,
  writes: true,
  run: confirmPaymentMethod,
  present: presentConfirmedMethod,
  statusOf: statusOfConfirmed,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
