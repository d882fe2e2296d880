import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";

/**
 * An invitation that was neither accepted nor revoked, locked until the transaction ends; it may have expired.
 * @throws EdgeError invalid_request
 */
export async function lockInvitation(tx: Tx, orgId: string, id: string) {
  await tx.$queryRaw`select 1 from staff_invitation where org_id = ${orgId} and id = ${id} for update`;
  const invitation = await tx.staffInvitation.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!invitation || invitation.acceptedAt || invitation.revokedAt)
    throw new EdgeError("invalid_request", "This invitation is no longer open. Reload the page.");
  return invitation;
}
