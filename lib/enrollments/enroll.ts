import { getBrandOrThrow } from "@/lib/brands/queries";
import type { Context } from "@/lib/context";
import { lockCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { BillingCustomer, Enrollment } from "@/lib/generated/prisma/client";
import { getItemOrThrow, requireActiveTrigger } from "@/lib/items/queries";
import { insertEnrollment } from "./insert-enrollment";
import type { ContactEnrollment } from "./queries";
import type { EnrollInput } from "./schema";

export type Enrolled = { enrollment: ContactEnrollment; existing: boolean };

/**
 * Enrolls an active customer in a trigger item, or finds the enrollment that it has there: active or paused, and left as it
 * is. Two calls at the same moment make one row, and one of them answers `existing: false`.
 * @throws EdgeError unknown_brand, unknown_customer, unknown_item, customer_suspended, customer_not_active,
 *   item_not_trigger, item_inactive
 */
export function enroll(ctx: Context, input: EnrollInput): Promise<Enrolled> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const brand = await getBrandOrThrow(tx, orgId, input.brand_id);
    // Suspending waits for whoever enrolls, and they for it.
    const named = { id: input.billing_customer_id, field: "billing_customer_id" };
    const customer = await lockCustomerOrThrow(tx, orgId, named, "share");
    if (input.contact_id && input.contact_id !== customer.contactId)
      throw new EdgeError("unknown_customer", "contact_id is not the contact of this billing customer.", {
        field: "contact_id",
      });
    const item = await getItemOrThrow(tx, orgId, input.billable_item_id);
    if (item.brandId && item.brandId !== brand.id)
      throw new EdgeError("unknown_item", "billable_item_id names no billable item of this brand.", {
        field: "billable_item_id",
      });
    requireActive(customer);
    requireActiveTrigger(item);
    const made = await insertOrFind(tx, ctx, { customerId: customer.id, itemId: item.id });
    return { ...made, enrollment: { ...made.enrollment, contactId: customer.contactId } };
  });
}

function requireActive({ status }: BillingCustomer): void {
  const field = "billing_customer_id";
  if (status === "suspended")
    throw new EdgeError("customer_suspended", "The billing customer is suspended.", { field });
  if (status !== "active")
    throw new EdgeError("customer_not_active", "The billing customer has not completed its set-up.", {
      field,
    });
}

async function insertOrFind(
  tx: Tx,
  ctx: Context,
  membership: { customerId: string; itemId: string },
): Promise<{ enrollment: Enrollment; existing: boolean }> {
  const enrollment = await insertEnrollment(tx, ctx, membership);
  if (enrollment) return { enrollment, existing: false };
  const live = await tx.enrollment.findFirst({
    where: { orgId: ctx.orgId, ...membership, status: { not: "cancelled" } },
  });
  // The one in the way was cancelled in between: there is room now.
  return live ? { enrollment: live, existing: true } : insertOrFind(tx, ctx, membership);
}
