import { presentChangedCustomer } from "@/lib/customers/present";
import { restoreCustomer } from "@/lib/customers/restore-customer";
import { customerChangeInput } from "@/lib/customers/schema";
import { restoreCustomerReference } from "@/lib/customers/suspend-and-restore.reference";
import { edgeAction } from "@/lib/http/edge-action";

/** Brings a suspended billing customer back. */
export const POST = edgeAction({
  name: "restoreCustomer",
  reference: restoreCustomerReference,
  schema: customerChangeInput,
  writes: true,
  run: restoreCustomer,
  present: presentChangedCustomer,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
