import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type AuditedAction, recordAudit } from "@/lib/audit/record";
import type { Actor, Context } from "@/lib/context";
import { disconnect, inOrg } from "@/lib/db";
import { streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { auditCsv } from "./csv";
import { listAuditLog } from "./list-audit-log";
import { listAuditChoices } from "./list-choices";
import { type AuditFilters, auditFilters } from "./schema";

let database: TestDatabase;
let ctx: Context;
let stranger: Context;
const person = newId("user");
const customerId = newId("bc");
const key = newId("key");

const acting = (orgId: string, actor: Actor): Context => ({
  orgId,
  actor,
  requestId: newId("req"),
  address: actor.type === "system" ? "" : "198.51.100.7",
});

let minute = 0;
/** Each a minute after the one before. */
async function write(by: Context, action: AuditedAction, subjectId: string, more: object = {}) {
  const id = await inOrg(by.orgId, (tx) => recordAudit(tx, by, { action, subjectId, ...more }));
  await database.ownerPool.query("update audit_entry set created_at = $2 where id = $1", [
    id,
    new Date(Date.UTC(2026, 9, 1, 0, minute++)),
  ]);
  return id;
}

beforeAll(async () => {
  database = await testDatabase();
  const [orgId, other] = [newId("org"), newId("org")];
  for (const id of [orgId, other])
    await inOrg(id, (tx) => tx.organization.create({ data: { id, name: "Test" } }));
  await database.ownerPool.query(
    "insert into staff_user (id, name, email) values ($1, 'Olga Owner', 'olga@example.com')",
    [person],
  );
  for (const id of [orgId, other])
    await inOrg(id, (tx) => tx.staffMember.create({ data: { orgId: id, userId: person, role: "owner" } }));
  const keyHash = new Uint8Array(32);
  await inOrg(orgId, (tx) =>
    tx.apiKey.create({ data: { orgId, id: key, name: "Back office", prefix: "ek_test_", keyHash } }),
  );
  ctx = acting(orgId, { type: "staff", id: person });
  stranger = acting(other, { type: "staff", id: person });
  await write(ctx, "organization.settings_changed", orgId, {
    details: { before: { link_days: 30, signed_links: false }, after: { link_days: 7, signed_links: true } },
  });
  await write(acting(orgId, { type: "api_key", id: key }), "customer.suspended", customerId, {
    customerId,
    details: { reason: "=fraud" },
  });
  await write(acting(orgId, { type: "system", id: "worker" }), "setup.expired", newId("link"), {
    customerId,
  });
  await write(ctx, "api_key.revoked", key, {
    details: {
      before: { revoked_at: null },
      after: { revoked_at: "2026-10-01T00:03:00Z" },
      name: "Back office",
    },
  });
  await write(stranger, "api_key.created", newId("key"));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const list = async (filters: object = {}, by = ctx) =>
  (await listAuditLog(by, auditFilters.parse(filters) as AuditFilters)).rows;
const found = async (filters: object, by = ctx) => (await list(filters, by)).map(({ action }) => action);

it("says who did what, from what to what and from where, newest first, and nothing of another organization", async () => {
  const lines = await list();
  expect(lines.map(({ who, said, address }) => [who, said, address])).toEqual([
    ["Olga Owner", "Olga Owner revoked an API key", "198.51.100.7"],
    ["Edge", "Setup link expired unused", ""],
    ["Back office", "Integrator suspended the customer: =fraud", "198.51.100.7"],
    ["Olga Owner", "Olga Owner changed the settings", "198.51.100.7"],
  ]);
  expect(lines[3]?.changes).toEqual([
    { field: "link_days", before: 30, after: 7 },
    { field: "signed_links", before: false, after: true },
  ]);
  expect(lines[0]?.more).toEqual({ name: "Back office" });
  expect(await found({}, stranger)).toEqual(["api_key.created"]);
  expect(await listAuditChoices(ctx)).toMatchObject({
    staff: [{ id: person, name: "Olga Owner", former: false }],
    keys: [{ id: key, name: "Back office" }],
    actions: expect.arrayContaining(["organization.settings_changed", "trigger.fired"]),
  });
});

it.each([
  [{ who: person }, ["api_key.revoked", "organization.settings_changed"]],
  [{ who: "system" }, ["setup.expired"]],
  [{ who: key }, ["customer.suspended"]],
  [{ action: "customer.suspended" }, ["customer.suspended"]],
  [{ action: "trigger.fired" }, []],
  [{ about: customerId }, ["setup.expired", "customer.suspended"]],
  [{ about: key }, ["api_key.revoked"]],
  [{ who: person, about: key, action: "api_key.revoked" }, ["api_key.revoked"]],
  [{ who: "system", about: key }, []],
  [{ q: "OLGA@" }, ["api_key.revoked", "organization.settings_changed"]],
  [{ q: "back off" }, ["customer.suspended"]],
  [{ q: "settings changed" }, ["organization.settings_changed"]],
  [{ q: customerId }, ["setup.expired", "customer.suspended"]],
  [{ q: key }, ["api_key.revoked", "customer.suspended"]],
  [{ q: "nobody" }, []],
  [{ q: "ol%r" }, []],
  [{ from: "2026-10-01", to: "2026-10-01" }, 4],
  [{ to: "2026-09-30" }, []],
])("finds by %o", async (filters, expected) => {
  const actions = await found(filters);
  expect(typeof expected === "number" ? actions.length : actions).toEqual(expected);
});

it("finds what somebody did who is no member any more, and nobody of another organization", async () => {
  const [orgId, former, elsewhere] = [newId("org"), newId("user"), newId("user")];
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  await database.ownerPool.query(
    "insert into staff_user (id, name, email) values ($1, 'Frieda Former', 'frieda@example.com'), ($2, 'Frieda Foreign', 'foreign@example.com')",
    [former, elsewhere],
  );
  const [own, theirs] = [orgId, stranger.orgId].map((id, at) =>
    acting(id, { type: "staff", id: at === 0 ? former : elsewhere }),
  ) as [Context, Context];
  for (const by of [own, theirs])
    await inOrg(by.orgId, (tx) => recordAudit(tx, by, { action: "item.updated", subjectId: newId("bi") }));
  expect(await found({ q: "frieda" }, own)).toEqual(["item.updated"]);
  expect((await listAuditChoices(own)).staff).toEqual([{ id: former, name: "Frieda Former", former: true }]);
});

it("drops from its address what the database cannot be asked for", () => {
  const query = { about: "item_\0", q: "a\0", who: "user_\0", action: "item.created" };
  const { filters, dropped } = readListParams(auditFilters, query);
  expect(filters).toEqual({ action: "item.created" });
  expect(dropped.map(({ name }) => name).sort()).toEqual(["about", "q", "who"]);
  // So does every list, whatever its filter takes.
  const anything = readListParams(z.object({ item: z.string() }), { item: "bi_\0" });
  expect(anything).toEqual({ filters: {}, dropped: [{ name: "item", value: "bi_\0" }] });
});

it("comes in pages that what is written meanwhile does not shift, and as a file without formulas", async () => {
  const orgId = newId("org");
  await inOrg(orgId, (tx) => tx.organization.create({ data: { id: orgId, name: "Test" } }));
  const own = acting(orgId, { type: "staff", id: person });
  await inOrg(orgId, async (tx) => {
    for (let at = 0; at < 60; at++)
      await recordAudit(tx, own, {
        action: "item.created",
        subjectId: `bi_${at}`,
        details: { name: `=${at}` },
      });
  });
  const first = await listAuditLog(own, { size: 25 });
  await inOrg(orgId, (tx) => recordAudit(tx, own, { action: "item.updated", subjectId: "bi_new" }));
  const seen = [...first.rows];
  for (let cursor = first.nextCursor; cursor; ) {
    const page = await listAuditLog(own, { size: 25, cursor });
    seen.push(...page.rows);
    cursor = page.nextCursor;
  }
  expect(new Set(seen.map(({ subjectId }) => subjectId)).size).toBe(60);
  expect(seen).toHaveLength(60);

  const file = await new Response(streamCsv(...auditCsv(own, { action: "item.created" }))).text();
  const rows = file.trim().split("\r\n");
  expect(rows[0]).toBe(
    "at,who,actor_type,actor_id,action,sentence,subject_id,customer_id,changes,details,address,request_id,id",
  );
  expect(rows).toHaveLength(61);
  expect(rows[1]).toContain("Olga Owner created the item");
});
