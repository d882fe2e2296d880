import { edgeAction } from "@/lib/http/edge-action";
import { setupPaymentMethodReference } from "@/lib/setup/api-setup.reference";
import { presentPreparedMethod } from "@/lib/setup/present-api-answers";
import { setupPaymentMethodInput } from "@/lib/setup/schema";
import { setupPaymentMethod } from "@/lib/setup/setup-payment-method";

/** What an integrator's own form needs to save a payment method. */
export const POST = edgeAction({
  name: "setupPaymentMethod",
  reference: setupPaymentMethodReference,
  schema: setupPaymentMethodInput,
  writes: true,
  run: setupPaymentMethod,
  present: presentPreparedMethod,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
