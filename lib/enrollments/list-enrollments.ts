import type { Context } from "@/lib/context";
import { getCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg } from "@/lib/db";
import { getItemOrThrow } from "@/lib/items/queries";
import { toCursor } from "./cursor";
import { readPage } from "./page-statement";
import type { ListedEnrollment } from "./queries";
import type { ListEnrollmentsInput } from "./schema";

export type ListedEnrollments = {
  rows: ListedEnrollment[];
  /** Where the next page begins; null after the last. */
  nextCursor: string | null;
};

const USUAL_LIMIT = 50;

/**
 * A page of the organization's enrollments, newest first. By cursor, a row that was there when the first page was read is
 * shown exactly once, whatever is enrolled meanwhile.
 * @throws EdgeError unknown_customer, unknown_item for filters that name none
 */
export function listEnrollments({ orgId }: Context, input: ListEnrollmentsInput): Promise<ListedEnrollments> {
  const { status, billing_customer_id: customerId, billable_item_id: itemId, cursor } = input;
  const limit = input.limit ?? USUAL_LIMIT;
  return inOrg(orgId, async (tx) => {
    if (customerId) await getCustomerOrThrow(tx, orgId, { id: customerId, field: "billing_customer_id" });
    if (itemId) await getItemOrThrow(tx, orgId, itemId);
    const found = await readPage(tx, {
      orgId,
      status: status ?? null,
      customerId: customerId ?? null,
      itemId: itemId ?? null,
      after: cursor ?? null,
      // One more than is shown tells whether there is a next page.
      limit: limit + 1,
      offset: input.offset ?? 0,
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return { rows, nextCursor: last && found.length > limit ? toCursor(last) : null };
  });
}
