import type { Tx } from "@/lib/db";
import { type FoundLink, findLink, type LinkAddress, type Visitor } from "./find-link";

/**
 * The link under this address as it stands once nobody else is changing it, locked until the transaction ends; null where
 * `findLink` finds none, or where another link took its place meanwhile. Rows that refer to the link may still be written.
 */
export async function lockLink(tx: Tx, address: LinkAddress, visitor: Visitor): Promise<FoundLink | null> {
  const found = await findLink(tx, address, visitor);
  if (!found) return null;
  await tx.$executeRaw`select 1 from setup_link where org_id = ${found.orgId} and id = ${found.id} for no key update`;
  const now = await findLink(tx, address, visitor);
  return now?.id === found.id ? now : null;
}
