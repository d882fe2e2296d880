import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { toRowTime } from "@/lib/wire";
import type { CustomerRow } from "./schema";

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
