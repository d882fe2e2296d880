import type { Tx } from "@/lib/db";

/** Whoever changes which accounts are in use waits here, so that a gateway never has two. */
export async function lockAccounts(tx: Tx, orgId: string): Promise<void> {
  await tx.$executeRaw`select 1 from organization where id = ${orgId} for no key update`;
}
