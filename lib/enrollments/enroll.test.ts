import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newBrand, newItem, newShop, type Shop } from "@/lib/testing/factories";
import { cancelEnrollment } from "./cancel-enrollment";
import { enroll } from "./enroll";
import { enrollReference } from "./enroll.reference";
import { pauseEnrollment } from "./pause-enrollment";
import { presentEnrolled } from "./present";
import { type AddedCustomer, addCustomer } from "./testing/add-customer";

let database: TestDatabase;
let shop: Shop;
let other: Shop;
let customer: AddedCustomer;
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
  customer = await active(shop);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const active = (of: Shop) => addCustomer(database.ownerPool, { ...of, gatewayAccountId: of.accounts.stripe });

const input = (item: string, change: object = {}) => ({
  org_id: shop.orgId,
  brand_id: shop.brandId,
  billing_customer_id: customer.id,
  billable_item_id: item,
  ...change,
});

const rows = async (item: string) =>
  (await database.ownerPool.query("select id, status from enrollment where item_id = $1", [item])).rows;
const told = async (id: string) =>
  (
    await database.ownerPool.query(
      `select (select count(*)::int from event where dedupe_key = 'trigger.enrollment.created:' || $1) as events,
         (select count(*)::int from audit_entry where action = 'enrollment.created' and subject_id = $1) as audits`,
      [id],
    )
  ).rows[0];

it("enrolls, field for field, and finds the same one again", async () => {
  const item = await newItem(shop);
  const first = presentEnrolled(await enroll(shop.ctx, input(item, { contact_id: customer.contactId })));
  expect(first).toEqual({
    data: {
      ts_dt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      ts_id: expect.stringMatching(/^ts_/),
      ts_contid: customer.contactId,
      ts_status: "active",
      ts_billable_item_id: item,
      ts_billing_customer_id: customer.id,
      ts_consecutive_failures: 0,
    },
    ts_id: first.data.ts_id,
    existing: false,
  });
  expect(enrollReference.answer.parse(first)).toEqual(first);
  expect(presentEnrolled(await enroll(shop.ctx, input(item)))).toEqual({ ...first, existing: true });
  expect(await told(first.ts_id)).toEqual({ events: 1, audits: 1 });
});

it("answers a paused one as it is, and makes another one of a cancelled one", async () => {
  const item = await newItem(shop);
  const { enrollment } = await enroll(shop.ctx, input(item));
  const change = { org_id: shop.orgId, ts_id: enrollment.id };
  await pauseEnrollment(shop.ctx, change);
  expect(await enroll(shop.ctx, input(item))).toMatchObject({
    existing: true,
    enrollment: { id: enrollment.id, status: "paused" },
  });
  await cancelEnrollment(shop.ctx, change);
  const again = await enroll(shop.ctx, input(item));
  expect(again).toMatchObject({ existing: false, enrollment: { status: "active" } });
  expect(again.enrollment.id).not.toBe(enrollment.id);
});

it("makes one row of twenty calls at the same moment, and one of them says that it is new", async () => {
  const item = await newItem(shop);
  const answers = await Promise.all(Array.from({ length: 20 }, () => enroll(shop.ctx, input(item))));
  expect(new Set(answers.map(({ enrollment }) => enrollment.id)).size).toBe(1);
  expect(answers.filter(({ existing }) => !existing)).toHaveLength(1);
  expect(await rows(item)).toHaveLength(1);
  expect(await told(answers[0]?.enrollment.id ?? "")).toEqual({ events: 1, audits: 1 });
});

it("leaves at most one that lives, whoever cancels meanwhile", async () => {
  const item = await newItem(shop);
  const turn = async () => {
    const { enrollment } = await enroll(shop.ctx, input(item));
    await cancelEnrollment(shop.ctx, { org_id: shop.orgId, ts_id: enrollment.id });
  };
  await Promise.all(Array.from({ length: 12 }, turn));
  expect((await rows(item)).every(({ status }) => status === "cancelled")).toBe(true);
});

it.each([
  ["unknown_brand", "brand_id", () => ({ brand_id: "brand_none" })],
  ["unknown_brand", "brand_id", () => ({ brand_id: other.brandId })],
  ["unknown_brand", "brand_id", () => ({ brand_id: String(other.brandNumber) })],
  ["unknown_customer", "billing_customer_id", () => ({ billing_customer_id: "bc_none" })],
  ["unknown_customer", "contact_id", () => ({ contact_id: "someone-else" })],
  ["unknown_item", "billable_item_id", () => ({ billable_item_id: "bi_none" })],
  ["unknown_item", "billable_item_id", () => ({ billable_item_id: other.item })],
] as const)("refuses with %s for %s", async (code, field, change) => {
  await expect(enroll(shop.ctx, input(shop.item, change()))).rejects.toMatchObject({ code, field });
});

it("refuses another organization's customer, and one's own for another organization", async () => {
  const theirs = await active(other);
  const asked = enroll(shop.ctx, input(shop.item, { billing_customer_id: theirs.id }));
  await expect(asked).rejects.toMatchObject({ code: "unknown_customer" });
  const posed = { ...input(other.item), org_id: other.orgId, brand_id: other.brandId };
  await expect(enroll(other.ctx, posed)).rejects.toMatchObject({ code: "unknown_customer" });
  expect(await rows(other.item)).toEqual([]);
});

it("refuses an item that cannot be fired, or that is another brand's", async () => {
  const oneOff = await newItem(shop, { billingType: "one_off", triggerMode: null });
  const inactive = await newItem(shop, { status: "inactive" });
  const elsewhere = await newItem(shop, { brandId: (await newBrand(shop)).id });
  for (const [item, code] of [
    [oneOff, "item_not_trigger"],
    [inactive, "item_inactive"],
    [elsewhere, "unknown_item"],
  ] as const) {
    await expect(enroll(shop.ctx, input(item))).rejects.toMatchObject({ code, field: "billable_item_id" });
    expect(await rows(item)).toEqual([]);
  }
});

it.each([
  ["pending", "customer_not_active"],
  ["suspended", "customer_suspended"],
])("refuses a customer who is %s", async (status, code) => {
  const own = await active(shop);
  await database.ownerPool.query("update billing_customer set status = $2 where id = $1", [own.id, status]);
  const asked = enroll(shop.ctx, input(shop.item, { billing_customer_id: own.id }));
  await expect(asked).rejects.toMatchObject({ code, field: "billing_customer_id" });
});
