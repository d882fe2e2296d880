import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { authenticateApiKey } from "./authenticate";
import { listApiKeys } from "./list-api-keys";
import { makeApiKey } from "./make-api-key";
import { flushKeyUses } from "./record-use";
import { renameApiKey } from "./rename-api-key";
import { revokeApiKey } from "./revoke-api-key";
import { makeApiKeyInput } from "./schema";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function newOwner() {
  const orgId = newId("org");
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  const actor = { type: "staff" as const, id: newId("user") };
  return { orgId, actor, requestId: newId("req"), address: "198.51.100.7" };
}
const make = (ctx: Awaited<ReturnType<typeof newOwner>>, more: object = {}) =>
  makeApiKey(ctx, makeApiKeyInput.parse({ name: "Back office", mode: "live", ...more }));
const audited = (orgId: string) =>
  inOrg(orgId, (tx) => tx.auditEntry.findMany({ where: { orgId }, orderBy: { createdAt: "asc" } }));

it("makes, renames and revokes a key, which works until that moment; who did it is written down, the secret is not", async () => {
  const ctx = await newOwner();
  const { id, secret } = await make(ctx, { ratePerSecond: "5", lastDay: "2030-01-31" });
  expect(await authenticateApiKey(secret)).toEqual({ id, orgId: ctx.orgId, perSecond: 5, burst: 10 });
  await flushKeyUses();
  await renameApiKey(ctx, { keyId: id, name: "Shop" });
  expect(await listApiKeys(ctx)).toEqual([
    expect.objectContaining({
      id,
      name: "Shop",
      mode: "live",
      state: "active",
      rate: 5,
      prefix: secret.slice(0, 12),
      lastUsedAt: expect.any(String),
      expiresAt: "2030-02-01T00:00:00.000Z",
    }),
  ]);

  await revokeApiKey(ctx, { keyId: id });
  expect(await authenticateApiKey(secret)).toBeNull();
  expect((await listApiKeys(ctx))[0]?.state).toBe("revoked");
  await revokeApiKey(ctx, { keyId: id });

  const entries = await audited(ctx.orgId);
  expect(entries.map(({ action }) => action)).toEqual([
    "api_key.created",
    "api_key.renamed",
    "api_key.revoked",
  ]);
  for (const entry of entries)
    expect(entry).toMatchObject({ actorType: "staff", actorId: ctx.actor.id, address: ctx.address });
  expect(entries[1]?.details).toEqual({ before: { name: "Back office" }, after: { name: "Shop" } });
  expect(JSON.stringify(entries)).not.toContain(secret.slice(13));
});

it("neither shows, renames nor revokes another organization's key", async () => {
  const [owner, stranger] = await Promise.all([newOwner(), newOwner()]);
  const { id, secret } = await make(owner);
  expect(await listApiKeys(stranger)).toEqual([]);
  const name = "Mine";
  await expect(renameApiKey(stranger, { keyId: id, name })).rejects.toThrow("no such API key");
  await expect(revokeApiKey(stranger, { keyId: id })).rejects.toThrow("no such API key");
  expect(await authenticateApiKey(secret)).not.toBeNull();
  expect(await audited(stranger.orgId)).toEqual([]);
});

it("takes no key without a name, that has ended, or with a rate that is none", () => {
  const sentence = (input: object) =>
    makeApiKeyInput.safeParse({ name: "A", mode: "test", ...input }).error?.issues[0]?.message;
  expect(sentence({ name: " " })).toMatch(/^Enter a name/);
  expect(sentence({ mode: "prod" })).toBe("Choose test or live.");
  expect(sentence({ lastDay: "31.1.2030" })).toMatch(/^Write the date like/);
  expect(sentence({ lastDay: "2020-01-01" })).toBe("Choose a date that is not over yet.");
  for (const ratePerSecond of ["0", "1.5", "1001", "many"])
    expect(sentence({ ratePerSecond }), ratePerSecond).toMatch(/^Write a whole number from 1 to 1000/);
});
