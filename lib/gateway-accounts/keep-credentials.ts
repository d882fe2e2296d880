import type { Tx } from "@/lib/db";
import { getAccountOrThrow, sealCredentials } from "./queries";

/** Replaces some of an account's credentials, and leaves what somebody else has written meanwhile. */
export async function keepCredentials(
  tx: Tx,
  orgId: string,
  accountId: string,
  changed: Record<string, string | undefined>,
): Promise<void> {
  await tx.$executeRaw`select 1 from gateway_account where org_id = ${orgId} and id = ${accountId} for no key update`;
  const { credentials } = await getAccountOrThrow(tx, orgId, accountId);
  await tx.gatewayAccount.update({
    where: { orgId_id: { orgId, id: accountId } },
    data: sealCredentials(orgId, accountId, { ...(credentials as object), ...changed }),
  });
}
