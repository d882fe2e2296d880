import { presentPaymentData } from "@/lib/customers/payment-data";
import type { ConfirmedMethod } from "./confirm-payment-method";
import type { PreparedMethod } from "./setup-payment-method";

export function presentPreparedMethod({ customerId, ref, customerRef, client }: PreparedMethod) {
  if (client.gateway === "paypal")
    return {
      data: {
        gateway: client.gateway,
        order_id: client.setupToken,
        approval_url: client.approvalUrl,
        billing_customer_id: customerId,
      },
    };
  return {
    data: {
      gateway: client.gateway,
      client_secret: client.clientSecret,
      publishable_key: client.publishableKey,
      setup_intent_id: ref,
      stripe_customer_id: customerRef,
      billing_customer_id: customerId,
    },
  };
}

/** What is not known yet is null. */
export function presentConfirmedMethod(confirmed: ConfirmedMethod) {
  const method = confirmed.status === "succeeded" ? confirmed.paymentMethod : null;
  return {
    data: {
      gateway: confirmed.gateway,
      pm_label: method?.label ?? null,
      bc_status: confirmed.customer.status,
      revenue_id: confirmed.charge?.revenue?.id ?? null,
      payment_data: method && presentPaymentData(method),
      billing_customer_id: confirmed.customerId,
    },
  };
}

/** 202 while the gateway has not decided. */
export function statusOfConfirmed({ status }: ConfirmedMethod): 200 | 202 {
  return status === "succeeded" ? 200 : 202;
}
