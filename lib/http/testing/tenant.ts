import { createApiKey, type NewApiKey } from "@/lib/auth/api-keys/create-api-key";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";

/** An organization of its own with one key, whose limits are out of the way unless the test names them. */
export async function makeTenant(key: Partial<NewApiKey> = {}) {
  const orgId = newId("org");
  const apiKey = await inOrg(orgId, async (tx) => {
    await tx.organization.create({ data: { id: orgId, name: "Test" } });
    return createApiKey(tx, {
      orgId,
      name: "Test",
      mode: "test",
      ratePerSecond: 100_000,
      burst: 100_000,
      ...key,
    });
  });
  return { orgId, keyId: apiKey.id, apiKey: apiKey.secret };
}
