import type { z } from "zod";
import type { BillingCustomer, PaymentMethod } from "@/lib/generated/prisma/client";
import { toRowTime } from "@/lib/wire";
import type { FoundCustomer } from "./get-customer";
import type { CustomerRow, customerDetails, customerEnrollment } from "./schema";

/** The row that every action shows of a billing customer, field for field. */
export function presentCustomer(customer: BillingCustomer): CustomerRow {
  return {
    bc_dt: toRowTime(customer.createdAt),
    bc_id: customer.id,
    bc_orgid: customer.orgId,
    bc_contid: customer.contactId,
    bc_status: customer.status,
    bc_gateway: customer.gateway,
    bc_allow_trigger: customer.allowTrigger ? 1 : 0,
    bc_initial_charged: customer.initialCharged ? 1 : 0,
  };
}

/** The answer of what changes a customer. */
export function presentChangedCustomer(customer: BillingCustomer) {
  return { data: presentCustomer(customer) };
}

type Details = z.infer<typeof customerDetails>;

/** The answer of `getCustomer`. */
export function presentFoundCustomer({ customer, method, enrollments }: FoundCustomer) {
  const data: Details = {
    ...presentCustomer(customer),
    bc_payment_data: presentPaymentData(method),
    bc_meta: {
      ...(customer.meta as Details["bc_meta"]),
      ...(customer.itemId ? { _bi_id: customer.itemId } : {}),
      _gateway: customer.gateway,
    },
  };
  const rows: z.infer<typeof customerEnrollment>[] = enrollments.map((enrollment) => ({
    ts_id: enrollment.id,
    ts_status: enrollment.status,
    ts_billable_item_id: enrollment.itemId,
    ts_last_triggered_at: toRowTime(enrollment.lastTriggeredAt),
    ts_consecutive_failures: enrollment.consecutiveFailures,
  }));
  return { data, enrollments: rows };
}

/** The gateway's own ids, as `confirmPaymentMethod` answers them: an integrator looks these up at its gateway. */
function presentPaymentData(method: PaymentMethod | null): Details["bc_payment_data"] {
  if (!method || method.status === "detached") return null;
  return { pm_id: method.ref, pm_label: method.label, customer_id: method.customerRef };
}
