import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayAccount as Row } from "@/lib/generated/prisma/client";

/**
 * The organization's account as its row keeps it, for staff.
 * @throws EdgeError invalid_request when it has none under the id
 */
export async function findRowOrThrow(tx: Tx, orgId: string, id: string): Promise<Row> {
  const row = await tx.gatewayAccount.findUnique({ where: { orgId_id: { orgId, id } } });
  if (row) return row;
  throw new EdgeError(
    "invalid_request",
    "This organization has no such gateway account. Reload the page to see those it has.",
  );
}
