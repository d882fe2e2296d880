import { presentChangedCustomer } from "@/lib/customers/present";
import { customerChangeInput } from "@/lib/customers/schema";
import { suspendCustomerReference } from "@/lib/customers/suspend-and-restore.reference";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { edgeAction } from "@/lib/http/edge-action";

/** Takes a billing customer out of use until it is restored. */
export const POST = edgeAction({
  name: "suspendCustomer",
  reference: suspendCustomerReference,
  schema: customerChangeInput,
  writes: true,
  run: suspendCustomer,
  present: presentChangedCustomer,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
