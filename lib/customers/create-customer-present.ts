import type { CreatedCustomer } from "./create-customer";
import { presentCustomer } from "./present";

export function presentCreatedCustomer({ customer, existing }: CreatedCustomer) {
  return { data: presentCustomer(customer), existing, billing_customer_id: customer.id };
}

/** 202 while the gateway has not said whether the initial charge was taken. */
export function statusOfCreated({ inDoubt }: CreatedCustomer): 200 | 202 {
  return inDoubt ? 202 : 200;
}
