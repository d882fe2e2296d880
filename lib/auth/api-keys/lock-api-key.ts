import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { ApiKey } from "@/lib/generated/prisma/client";

/**
 * The organization's key, locked until the transaction ends.
 * @throws EdgeError invalid_request when it has none under the id
 */
export async function lockApiKeyOrThrow(tx: Tx, orgId: string, id: string): Promise<ApiKey> {
  await tx.$executeRaw`select 1 from api_key where org_id = ${orgId} and id = ${id} for no key update`;
  const key = await tx.apiKey.findUnique({ where: { orgId_id: { orgId, id } } });
  if (key) return key;
  throw new EdgeError(
    "invalid_request",
    "This organization has no such API key. Reload the page to see those it has.",
  );
}
