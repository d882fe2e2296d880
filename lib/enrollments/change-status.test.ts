import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { cancelEnrollment } from "./cancel-enrollment";
import { pauseEnrollmentReference } from "./change-status.reference";
import { enroll } from "./enroll";
import { pauseEnrollment } from "./pause-enrollment";
import { presentChangedEnrollment } from "./present";
import { resumeEnrollment } from "./resume-enrollment";
import { type AddedCustomer, addCustomer } from "./testing/add-customer";

let database: TestDatabase;
let shop: Shop;
let customer: AddedCustomer;
let item: string;
let id: string;
beforeAll(async () => {
  database = await testDatabase();
  shop = await newShop();
  customer = await addCustomer(database.ownerPool, { ...shop, gatewayAccountId: shop.accounts.stripe });
});
beforeEach(async () => {
  item = await newItem(shop);
  const { enrollment } = await enroll(shop.ctx, {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    billing_customer_id: customer.id,
    billable_item_id: item,
  });
  id = enrollment.id;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const VERBS = { pause: pauseEnrollment, resume: resumeEnrollment, cancel: cancelEnrollment };
const call = (verb: keyof typeof VERBS, reason?: string) =>
  VERBS[verb](shop.ctx, { org_id: shop.orgId, ts_id: id, reason });

const fail = (times: number) =>
  database.ownerPool.query(
    "update enrollment set consecutive_failures = $2, last_charge_status = 'failed', last_triggered_at = now() where id = $1",
    [id, times],
  );
const row = async () =>
  (
    await database.ownerPool.query(
      "select status, status_reason, consecutive_failures from enrollment where id = $1",
      [id],
    )
  ).rows[0];
/** Events and audit entries of the changes, each in order. */
async function told() {
  const events = await database.ownerPool.query<{ payload: string }>(
    "select payload from event where payload::jsonb -> 'data' ->> 'trigger_subscription_id' = $1 and type <> 'trigger.enrollment.created' order by seq",
    [id],
  );
  const audits = await database.ownerPool.query<{ action: string; details: { reason?: string | null } }>(
    "select action, details from audit_entry where subject_id = $1 and action <> 'enrollment.created' order by created_at",
    [id],
  );
  return {
    events: events.rows
      .map(({ payload }) => JSON.parse(payload))
      .map(({ event_type, data }) => [event_type, data]),
    audits: audits.rows.map(({ action, details }) => [action, details.reason]),
  };
}
const named = () => ({
  trigger_subscription_id: id,
  billing_customer_id: customer.id,
  billable_item_id: item,
});

it("pauses and resumes, which forgets the failures, and tells of each change once", async () => {
  await fail(2);
  const paused = presentChangedEnrollment(await call("pause", "holiday"));
  expect(paused.data).toEqual({
    ts_dt: expect.any(String),
    ts_id: id,
    ts_contid: customer.contactId,
    ts_status: "paused",
    ts_billable_item_id: item,
    ts_billing_customer_id: customer.id,
    ts_consecutive_failures: 2,
    ts_last_triggered_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    ts_last_charge_status: "failed",
  });
  expect(pauseEnrollmentReference.answer.parse(paused)).toEqual(paused);
  expect(presentChangedEnrollment(await call("pause", "again"))).toEqual(paused);
  expect(await row()).toEqual({ status: "paused", status_reason: "holiday", consecutive_failures: 2 });

  expect(await call("resume", "back")).toMatchObject({ status: "active", consecutiveFailures: 0 });
  expect(await call("resume")).toMatchObject({ status: "active" });
  expect(await row()).toEqual({ status: "active", status_reason: null, consecutive_failures: 0 });
  await call("pause");
  expect(await told()).toEqual({
    events: [
      ["trigger.enrollment.paused", { ...named(), reason: "holiday", consecutive_failures: 2 }],
      ["trigger.enrollment.resumed", named()],
      ["trigger.enrollment.paused", { ...named(), reason: null, consecutive_failures: 0 }],
    ],
    audits: [
      ["enrollment.paused", "holiday"],
      ["enrollment.resumed", "back"],
      ["enrollment.paused", null],
    ],
  });
});

it("resuming one that is active leaves its failures counted", async () => {
  await fail(2);
  expect(await call("resume")).toMatchObject({ status: "active", consecutiveFailures: 2 });
  expect((await told()).events).toEqual([]);
});

it.each(["active", "paused"])("cancels one that is %s, for good", async (from) => {
  if (from === "paused") await call("pause");
  const before = (await told()).events.length;
  expect(await call("cancel", "ended")).toMatchObject({ status: "cancelled", statusReason: "ended" });
  expect(await call("cancel", "again")).toMatchObject({ status: "cancelled", statusReason: "ended" });
  for (const verb of ["pause", "resume"] as const)
    await expect(call(verb)).rejects.toMatchObject({ code: "enrollment_cancelled", field: "ts_id" });
  const { events } = await told();
  expect(events.slice(before)).toEqual([["trigger.enrollment.cancelled", { ...named(), reason: "ended" }]]);
  expect(await row()).toMatchObject({ status: "cancelled" });
});

it("tells of a change once when twenty ask for it at the same moment", async () => {
  for (const verb of ["pause", "resume", "cancel"] as const)
    await Promise.all(Array.from({ length: 20 }, () => call(verb)));
  const { events, audits } = await told();
  expect(events.map(([type]) => type)).toEqual([
    "trigger.enrollment.paused",
    "trigger.enrollment.resumed",
    "trigger.enrollment.cancelled",
  ]);
  expect(audits).toHaveLength(3);
});

it("ends cancelled whatever else is asked for at the same moment, with as many events as changes", async () => {
  const verbs = Array.from({ length: 30 }, (_, n) => (n === 15 ? "cancel" : n % 2 ? "pause" : "resume"));
  await Promise.allSettled(verbs.map((verb) => call(verb as keyof typeof VERBS)));
  expect(await row()).toMatchObject({ status: "cancelled" });
  const { events, audits } = await told();
  expect(events.at(-1)?.[0]).toBe("trigger.enrollment.cancelled");
  const changes = events.map(([type]) => type.replace("trigger.", ""));
  expect(changes.toSorted()).toEqual(audits.map(([action]) => action).toSorted());
  // Paused, resumed, paused, …: never the same change twice in a row.
  expect(events.every(([type], n) => type !== events[n - 1]?.[0])).toBe(true);
});

describe("another organization's enrollment is unknown", () => {
  it.each(["pause", "resume", "cancel"] as const)("to %s", async (verb) => {
    const other = await newShop();
    for (const ts_id of [id, "ts_none"])
      await expect(VERBS[verb](other.ctx, { org_id: other.orgId, ts_id })).rejects.toMatchObject({
        code: "unknown_enrollment",
        field: "ts_id",
      });
    expect(await row()).toMatchObject({ status: "active" });
    expect((await told()).audits).toEqual([]);
  });
});
