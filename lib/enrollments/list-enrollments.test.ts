import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { enroll } from "./enroll";
import { listEnrollments } from "./list-enrollments";
import { listEnrollmentsReference } from "./list-enrollments.reference";
import { presentListedEnrollments } from "./present";
import { type ListEnrollmentsInput, listEnrollmentsInput } from "./schema";
import { addCustomer } from "./testing/add-customer";
import { addEnrollments } from "./testing/add-enrollments";

let database: TestDatabase;
let shop: Shop;
let other: Shop;
let mine: { customer: string; item: string };
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
  for (const of of [shop, other])
    await addEnrollments(database.ownerPool, { ...of, customers: 20, items: 12 });
  mine = { customer: `bc_${shop.orgId}7`, item: `bi_${shop.orgId}3` };
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const list = async (change: Record<string, unknown> = {}) =>
  presentListedEnrollments(
    await listEnrollments(shop.ctx, listEnrollmentsInput.parse({ org_id: shop.orgId, ...change })),
  );

/** Every id that answers the filters, newest first, as the table has them. */
async function expected({ status, billing_customer_id, billable_item_id }: Partial<ListEnrollmentsInput>) {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `select id from enrollment where org_id = $1 and ($2::text is null or status::text = $2)
       and ($3::text is null or customer_id = $3) and ($4::text is null or item_id = $4)
       order by created_at desc, id desc`,
    [shop.orgId, status ?? null, billing_customer_id ?? null, billable_item_id ?? null],
  );
  return rows.map(({ id }) => id);
}

async function follow(filters: Record<string, unknown>, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ ...filters, limit, ...(cursor ? { cursor } : {}) });
    expect(page.count).toBe(page.data.length);
    ids.push(...page.data.map(({ ts_id }) => ts_id));
    cursor = page.next_cursor;
  } while (cursor);
  return ids;
}

const STATUSES: Record<string, string>[] = [
  {},
  { status: "active" },
  { status: "paused" },
  { status: "cancelled" },
];
describe.each(STATUSES)("%j", (status) => {
  it.each([[[]], [["customer"]], [["item"]], [["customer", "item"]]] as const)("of %j", async (named) => {
    const filters = { ...status };
    for (const name of named)
      filters[name === "customer" ? "billing_customer_id" : "billable_item_id"] = mine[name];
    const ids = await expected(filters);
    expect(await follow(filters, 7)).toEqual(ids);
    expect(await follow(filters, 200)).toEqual(ids);
    expect((await list({ ...filters, limit: 3, offset: 2 })).data.map(({ ts_id }) => ts_id)).toEqual(
      ids.slice(2, 5),
    );
  });
});

it("answers fifty rows, field for field, unless asked for more or fewer", async () => {
  const { data, count, next_cursor } = await list();
  expect(count).toBe(50);
  expect(next_cursor).toEqual(expect.any(String));
  const {
    rows: [first],
  } = await database.ownerPool.query(
    "select e.*, c.contact_id from enrollment e join billing_customer c on c.id = e.customer_id where e.id = $1",
    [data[0]?.ts_id],
  );
  expect(data[0]).toEqual({
    ts_dt: first.created_at.toISOString().slice(0, 19).replace("T", " "),
    ts_id: first.id,
    ts_contid: first.contact_id,
    ts_status: first.status,
    ts_billable_item_id: first.item_id,
    ts_billing_customer_id: first.customer_id,
    ts_consecutive_failures: 0,
    ts_last_triggered_at: null,
    ts_last_charge_status: null,
  });
  expect(listEnrollmentsReference.answer.parse(await list())).toEqual(await list());
});

it("shows what became of the last charge", async () => {
  await database.ownerPool.query(
    "update enrollment set last_triggered_at = '2026-11-22T10:44:05.6Z', last_charge_status = 'failed', consecutive_failures = 2 where customer_id = $1",
    [mine.customer],
  );
  const { data } = await list({ billing_customer_id: mine.customer, billable_item_id: mine.item });
  expect(data).toMatchObject([
    {
      ts_last_triggered_at: "2026-11-22 10:44:05",
      ts_last_charge_status: "failed",
      ts_consecutive_failures: 2,
    },
  ]);
});

it("shows each row once by cursor, whatever is enrolled while the pages are turned", async () => {
  const item = `bi_${shop.orgId}12`;
  const filters = { billable_item_id: item };
  const ids = await expected(filters);
  const { data, next_cursor } = await list({ ...filters, limit: 5 });
  const { id } = await addCustomer(database.ownerPool, { ...shop, gatewayAccountId: shop.accounts.stripe });
  const base = { org_id: shop.orgId, brand_id: shop.brandId, billable_item_id: item };
  await enroll(shop.ctx, { ...base, billing_customer_id: id });
  const rest = await list({ ...filters, limit: 200, cursor: next_cursor });
  expect([...data, ...rest.data].map(({ ts_id }) => ts_id)).toEqual(ids);
});

it("takes another's filter for unknown, and shows none of another's rows", async () => {
  for (const billing_customer_id of [`bc_${other.orgId}1`, "bc_none"])
    await expect(list({ billing_customer_id })).rejects.toMatchObject({
      code: "unknown_customer",
      field: "billing_customer_id",
    });
  for (const billable_item_id of [other.item, "bi_none"])
    await expect(list({ billable_item_id })).rejects.toMatchObject({
      code: "unknown_item",
      field: "billable_item_id",
    });
  // A cursor is a place, not a permission.
  const theirs = await listEnrollments(other.ctx, { org_id: other.orgId, limit: 1 });
  const seen = await follow({ cursor: theirs.nextCursor }, 200);
  const own = new Set(await expected({}));
  expect(seen.every((id) => own.has(id))).toBe(true);
});
