import type { Tx } from "@/lib/db";
import type { Organization } from "@/lib/generated/prisma/client";

/** The organization, which nobody else changes until the transaction ends. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<Organization> {
  await tx.$executeRaw`select 1 from organization where id = ${orgId} for no key update`;
  return tx.organization.findUniqueOrThrow({ where: { id: orgId } });
}
