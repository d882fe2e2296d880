import { createCustomer } from "@/lib/customers/create-customer";
import { createCustomerReference } from "@/lib/customers/create-customer.reference";
import { presentCreatedCustomer, statusOfCreated } from "@/lib/customers/create-customer-present";
import { createCustomerInput } from "@/lib/customers/create-customer-schema";
import { edgeAction } from "@/lib/http/edge-action";

/** A billing customer without a page: pending, or active with a method that the gateway has saved already. */
export const POST = edgeAction({
  name: "createCustomer",
  reference: createCustomerReference,
  schema: createCustomerInput,
  writes: true,
  run: createCustomer,
  present: presentCreatedCustomer,
  statusOf: statusOfCreated,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
