import { afterAll, beforeAll, expect, it } from "vitest";
import { chargeWalk, listCharges } from "@/lib/charges/list-charges";
import { type ChargeFilters, chargeFilters } from "@/lib/charges/list-charges-schema";
import { disconnect } from "@/lib/db";
import { enrollmentWalk, listEnrollmentRows } from "@/lib/enrollments/list-enrollment-rows";
import { enrollmentFilters } from "@/lib/enrollments/list-enrollment-rows-schema";
import { invoiceWalk, listInvoices } from "@/lib/invoices/list-invoices";
import { invoiceFilters } from "@/lib/invoices/list-invoices-schema";
import { listItemRows } from "@/lib/items/list-item-rows";
import { itemFilters } from "@/lib/items/list-item-rows-schema";
import { listRevenue, revenueWalk } from "@/lib/revenue/list-revenue";
import { revenueFilters } from "@/lib/revenue/list-revenue-schema";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import type { Page, Walk } from "./page";
import { addHistory } from "./testing/add-history";
import { explainWalk } from "./testing/explain";

const CHARGES = 21_000;

let database: TestDatabase;
let shop: Shop;
let other: Shop;
let second: string;
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
  second = await newItem(shop, { name: "50% top-up" });
  await addHistory(database.ownerPool, shop, [shop.item, second], CHARGES);
  await addHistory(database.ownerPool, other, [other.item, other.item], 100);
  await database.ownerPool.query("analyze");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type List = {
  read: (shop: Shop, filters: Record<string, unknown>) => Promise<Page<{ id: string }>>;
  walk: (filters: Record<string, unknown>) => Walk;
};
const LISTS = {
  charge: {
    read: ({ ctx }, filters) => listCharges(ctx, chargeFilters.parse(filters)),
    walk: (filters) => chargeWalk(shop.orgId, chargeFilters.parse(filters), null),
  },
  revenue: {
    read: ({ ctx }, filters) => listRevenue(ctx, revenueFilters.parse(filters)),
    walk: (filters) => revenueWalk(shop.orgId, revenueFilters.parse(filters)),
  },
  invoice: {
    read: ({ ctx }, filters) => listInvoices(ctx, invoiceFilters.parse(filters)),
    walk: (filters) => invoiceWalk(shop.orgId, invoiceFilters.parse(filters), null),
  },
  enrollment: {
    read: ({ ctx }, filters) => listEnrollmentRows(ctx, enrollmentFilters.parse(filters)),
    walk: (filters) => enrollmentWalk(shop.orgId, enrollmentFilters.parse(filters)),
  },
} satisfies Record<string, List>;

/** Follows the cursors, also over pages that are not full. */
async function follow(list: List, filters: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<{ id: string }> = await list.read(shop, {
      size: 1000,
      ...filters,
      ...(cursor ? { cursor } : {}),
    });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

const DAY = "2026-03-02";
const BETWEEN = `created_at >= '${DAY}Z' and created_at < '2026-03-04Z'`;
/** The list, its filters, what they mean, and the index from which its page is read. */
const CASES: [keyof typeof LISTS, Record<string, unknown>, string, RegExp][] = [
  ["charge", {}, "true", /^charge_pages$/],
  ["charge", { dir: "asc", from: DAY, to: "2026-03-03" }, BETWEEN, /^charge_pages$/],
  ["charge", { status: "failed" }, "status = 'failed'", /^charge_pages_failed$/],
  [
    "charge",
    { status: "refunded", kind: "trigger", gateway: "paypal" },
    "status = 'refunded' and kind = 'trigger' and gateway = 'paypal'",
    /^charge_pages_refunded$/,
  ],
  ["charge", { status: "captured", brand: "brand_none" }, "false", /^charge_pages$/],
  [
    "charge",
    { item: "second", min: 19_000 },
    "item_id = 'second' and amount >= 19000",
    /^charge_item_pages$/,
  ],
  ["charge", { customer: "bc_7" }, "customer_id = 'bc_7'", /customer_id/],
  ["charge", { sort: "amount", min: 100, max: 200 }, "amount between 100 and 200", /^charge_amount_pages$/],
  ["revenue", {}, "true", /^revenue_pages$/],
  [
    "revenue",
    { status: "refunded", source: "trigger" },
    "status = 'refunded' and source = 'trigger'",
    /^revenue_pages_refunded$/,
  ],
  [
    "revenue",
    { status: "confirmed", gateway: "paypal", from: DAY, to: "2026-03-03" },
    `status = 'confirmed' and gateway = 'paypal' and ${BETWEEN}`,
    /^revenue_pages$/,
  ],
  ["revenue", { customer: "bc_7" }, "customer_id = 'bc_7'", /^revenue_customer_pages$/],
  ["invoice", {}, "true", /^invoice_pages$/],
  ["invoice", { status: "overdue" }, "status = 'overdue'", /^invoice_pages_overdue$/],
  ["invoice", { due: "past" }, "status in ('sent', 'overdue') and due_at < now()", /^invoice_pages_owed$/],
  [
    "enrollment",
    { status: "paused", item: "second" },
    "status = 'paused' and item_id = 'second'",
    /^enrollment_item_pages_paused$/,
  ],
];

it.each(CASES)(
  "%s %j: all and nothing else, once, in the order of its index",
  async (table, given, condition, index) => {
    const named = (text: string) =>
      text.replaceAll("second", second).replaceAll("bc_7", `bc_7_${shop.orgId}`);
    const filters = JSON.parse(named(JSON.stringify(given)));
    const column = given.sort === "amount" ? "amount" : "created_at";
    const way = given.dir === "asc" ? "asc" : "desc";
    const { rows } = await database.ownerPool.query<{ id: string }>(
      `select id from ${table} where org_id = $1 and ${named(condition)} order by ${column} ${way}, id ${way}`,
      [shop.orgId],
    );
    const ids = rows.map(({ id }) => id);
    if (condition !== "false") expect(ids).not.toEqual([]);
    const list: List = LISTS[table];
    expect(await follow(list, filters)).toEqual(ids);
    const nodes = await explainWalk(list.walk(filters));
    expect(
      nodes.map((node) => node["Node Type"]).filter((type) => /^Sort|Seq|Bitmap|Hash|Merge/.test(type)),
    ).toEqual([]);
    expect(nodes.find((node) => node["Relation Name"] === table)?.["Index Name"]).toMatch(index);
    // Another organization's rows are its own.
    const theirs = await list.read(other, { size: 1000 });
    expect(theirs.rows.every(({ id }) => id.endsWith(other.orgId))).toBe(true);
  },
);

it("says how far it looked where no index knows the filters, and goes on from there", async () => {
  const first = await listCharges(shop.ctx, { kind: "initial" });
  expect(first).toMatchObject({ rows: [], lookedThrough: 20_000, nextCursor: expect.any(String) });
  expect(await listCharges(shop.ctx, { kind: "initial", cursor: first.nextCursor ?? "" })).toEqual({
    rows: [],
    nextCursor: null,
  });
  // Less far where another table is asked of each row.
  expect(await listCharges(shop.ctx, { brand: "brand_none" })).toMatchObject({
    rows: [],
    lookedThrough: 5_000,
  });
});

it("turns its pages without gap or repetition while charges are added", async () => {
  const before = await follow(LISTS.charge, {});
  const first = await listCharges(shop.ctx, { size: 25 });
  await addHistory(database.ownerPool, shop, [shop.item, second], 3, CHARGES + 1);
  const next = await listCharges(shop.ctx, { size: 25, cursor: first.nextCursor ?? "" });
  expect([...first.rows, ...next.rows].map(({ id }) => id)).toEqual(before.slice(0, 50));
});

it("finds a charge and an invoice by every name that they have", async () => {
  const { orgId } = shop;
  const charge = (filters: ChargeFilters) =>
    listCharges(shop.ctx, filters).then(({ rows }) => rows.map(({ id }) => id));
  for (const q of [`sc_9_${orgId}`, `ref_9_${orgId}`, `trig_9_${orgId}`]) {
    expect(await charge({ q })).toEqual([`sc_9_${orgId}`]);
    expect((await listCharges(other.ctx, { q })).rows).toEqual([]);
  }
  expect(await charge({ q: `sc_9_${orgId}`, status: "processing" })).toEqual([]);
  for (const q of ["INV-000009", "inv-000009", "9", `inv_9_${orgId}`, `sc_9_${orgId}`])
    expect((await listInvoices(shop.ctx, { q })).rows.map(({ number }) => number)).toEqual(["INV-000009"]);
});

it("looks up what a term names instead of looking for it", async () => {
  const { orgId } = shop;
  for (const walk of [
    chargeWalk(orgId, {}, [`sc_9_${orgId}`]),
    invoiceWalk(orgId, {}, [`inv_9_${orgId}`, `inv_10_${orgId}`]),
  ]) {
    const nodes = await explainWalk(walk);
    expect(nodes.find((node) => node["Relation Name"] === walk.table)?.["Index Name"]).toBe(
      `${walk.table}_pkey`,
    );
  }
});

it("sorts the amounts of one customer, and looks at nobody else's", async () => {
  const customer = `bc_207_${shop.orgId}`;
  const by = async (dir: "asc" | "desc") => {
    const ids = await follow(LISTS.charge, { customer, sort: "amount", dir, size: 25 });
    const { rows } = await database.ownerPool.query(
      `select id from charge where org_id = $1 and customer_id = $2 order by amount ${dir}, id ${dir}`,
      [shop.orgId, customer],
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
    const nodes = await explainWalk(LISTS.charge.walk({ customer, sort: "amount", dir }));
    expect(nodes.find((node) => node["Relation Name"] === "charge")?.["Index Name"]).toMatch(/customer_id/);
  };
  await by("desc");
  await by("asc");
});

it("adds up what the filters find, or the page where that is too much", async () => {
  const { sums } = await listRevenue(shop.ctx, { status: "refunded", size: 25 });
  const summed = async (condition: string) =>
    (
      await database.ownerPool.query(
        `select r.currency, r.mode, count(*)::int as rows, sum(r.gross)::int as gross, sum(r.fee)::int as fee, sum(r.net)::int as net,
           count(*) filter (where r.fee is null)::int as "feesUnknown",
           coalesce(sum(c.refunded_amount) filter (where r.status <> 'disputed'), 0)::int as refunded,
           coalesce(sum(r.gross) filter (where r.status = 'disputed'), 0)::int as disputed
         from revenue r join charge c on c.org_id = r.org_id and c.id = r.charge_id
         where r.org_id = $1 and ${condition} group by 1, 2 order by 1, 2`,
        [shop.orgId],
      )
    ).rows;
  const rows = await summed("r.status = 'refunded'");
  expect(sums).toEqual({ of: "list", sums: rows });
  expect(rows.length).toBe(2);
  // Given back in part, or disputed; and money that was only tried apart from the other.
  const day = { from: "2026-03-02", to: "2026-03-03", size: "25" };
  await database.ownerPool.query(
    `with part as (update charge set refunded_amount = 1, mode = (case when amount % 2 = 0 then 'live' else 'test' end)::gateway_mode
       where org_id = $1 and status in ('captured', 'disputed') and ${BETWEEN} returning id, mode)
     update revenue r set mode = part.mode from part where r.org_id = $1 and r.charge_id = part.id`,
    [shop.orgId],
  );
  const days = (await listRevenue(shop.ctx, revenueFilters.parse(day))).sums.sums;
  expect(days).toEqual(await summed(`r.${BETWEEN.replace("and ", "and r.")}`));
  expect(days.map(({ currency, mode }) => `${currency} ${mode}`)).toEqual([
    "EUR live",
    "EUR test",
    "USD live",
    "USD test",
  ]);
  expect(days.some(({ refunded, disputed }) => refunded > 0 && disputed > 0)).toBe(true);
  const tried = await listRevenue(shop.ctx, revenueFilters.parse({ ...day, mode: "test" }));
  expect(tried.sums.sums).toEqual(days.filter(({ mode }) => mode === "test"));
  expect(tried.rows.every(({ mode }) => mode === "test")).toBe(true);
  const all = await listRevenue(shop.ctx, { size: 25 });
  expect(all.sums.of).toBe("page");
  expect(all.sums.sums.reduce((sum, { rows: count }) => sum + count, 0)).toBe(25);
});

it("lists items with who is enrolled", async () => {
  const list = async (filters: Record<string, unknown>) =>
    (await listItemRows(shop.ctx, itemFilters.parse(filters))).rows;
  const { rows } = await database.ownerPool.query(
    "select count(*) filter (where status = 'active')::int as active, count(*) filter (where status = 'paused')::int as paused from enrollment where item_id = $1",
    [second],
  );
  expect(await list({ q: "50% TOP", status: "active", type: "trigger" })).toMatchObject([
    { id: second, ...rows[0] },
  ]);
  expect((await list({})).map(({ id }) => id)).toEqual([second, shop.item]);
  expect(await list({ type: "one_off" })).toEqual([]);
});
