import type { Tx } from "@/lib/db";
import type { BillableItem } from "@/lib/generated/prisma/client";
import { getItemOrThrow } from "./queries";

/**
 * The item as it stands once nobody else is changing it, locked until the transaction ends: whoever enrolls in it is waited
 * for, and waits.
 * @throws EdgeError unknown_item
 */
export async function lockItemOrThrow(tx: Tx, orgId: string, id: string): Promise<BillableItem> {
  await tx.$executeRaw`select 1 from billable_item where org_id = ${orgId} and id = ${id} for update`;
  return getItemOrThrow(tx, orgId, id);
}
