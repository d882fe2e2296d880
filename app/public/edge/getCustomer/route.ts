import { getCustomer } from "@/lib/customers/get-customer";
import { getCustomerReference } from "@/lib/customers/get-customer.reference";
import { presentFoundCustomer } from "@/lib/customers/present";
import { getCustomerInput } from "@/lib/customers/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** A billing customer, its payment method and its enrollments. */
export const POST = edgeAction({
  name: "getCustomer",
  reference: getCustomerReference,
  schema: getCustomerInput,
  writes: false,
  run: getCustomer,
  present: presentFoundCustomer,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
