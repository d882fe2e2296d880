import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg, pool } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { authenticateApiKey } from "./authenticate";
import { createApiKey } from "./create-api-key";
import { flushKeyUses } from "./record-use";
import { newApiKeySecret } from "./secret";

let database: TestDatabase;
const orgId = newId("org");

beforeAll(async () => {
  database = await testDatabase();
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const create = () => inOrg(orgId, (tx) => createApiKey(tx, { orgId, name: "Back office", mode: "live" }));
const lastUsed = async (id: string) => {
  const { rows } = await database.ownerPool.query("select last_used_at from api_key where id = $1", [id]);
  return rows[0]?.last_used_at as Date | null;
};

it("gives 256 random bits, a mode that can be read, and a prefix that gives nothing away", () => {
  const { secret, prefix } = newApiKeySecret("live");
  expect(secret).toMatch(/^ek_live_[\w-]{43}$/);
  expect(prefix).toBe(secret.slice(0, 12));
});

it("knows the key by its secret, with the default limits", async () => {
  const { id, secret } = await create();
  expect(await authenticateApiKey(secret)).toEqual({ id, orgId, perSecond: 50, burst: 100 });
  expect(await authenticateApiKey(`${secret}x`)).toBeNull();
  expect(await authenticateApiKey(secret.toLowerCase())).toBeNull();
});

it("stores nothing by which the secret could be used", async () => {
  const { id, secret } = await create();
  const { rows } = await database.ownerPool.query("select k::text as stored from api_key k where id = $1", [
    id,
  ]);
  expect(rows[0].stored).not.toContain(secret.slice(13));
});

it("writes the last use in one go, and never backwards", async () => {
  const { id, secret } = await create();
  await authenticateApiKey(secret);
  await authenticateApiKey(secret);
  expect(await lastUsed(id)).toBeNull();
  await flushKeyUses();
  expect(Date.now() - Number(await lastUsed(id))).toBeLessThan(10_000);

  const later = new Date(Date.now() + 60_000);
  await database.ownerPool.query("update api_key set last_used_at = $2 where id = $1", [id, later]);
  await authenticateApiKey(secret);
  await flushKeyUses();
  expect(await lastUsed(id)).toEqual(later);
});

it("cannot be read by web and worker without the organization, nor the buckets at all", async () => {
  const { secret } = await create();
  expect((await pool().query("select * from api_key")).rows).toEqual([]);
  await expect(pool().query("select * from rate_bucket")).rejects.toThrow("permission denied");
  expect(await authenticateApiKey(secret)).not.toBeNull();
});
