import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { listChoices, listItemChoices } from "./list-choices";
import { countCustomers, listCustomers } from "./list-customers";
import { type CustomerFilters, customerFilters } from "./list-customers-schema";

const CUSTOMERS = 12_000;
const START = Date.UTC(2026, 0, 1);

let database: TestDatabase;
let shop: Shop;
let other: Shop;
const id = (n: number) => `bc_${n}_${shop.orgId}`;
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
  // As rows that were there before the search was: most are filed at once.
  await database.ownerPool.query("alter table billing_customer disable trigger user");
  const { rows } = await database.ownerPool.query(
    "select pg_get_indexdef('customer_search_terms'::regclass) as made",
  );
  await database.ownerPool.query("drop index customer_search_terms");
  await addCustomers(shop, 1, CUSTOMERS - 200);
  await addCustomers(other, 1, 300);
  // Small blocks, so that there are several.
  await database.ownerPool.query(
    "create or replace function customers_in_block() returns int language sql immutable as 'select 4096'",
  );
  await database.ownerPool.query("select fill_customer_search()");
  await database.ownerPool.query(rows[0].made);
  await database.ownerPool.query("alter table billing_customer enable trigger user");
  // The newest block counts as full, so that those who come next begin another.
  await database.ownerPool.query("update customer_block set customers = 4096");
  await addCustomers(shop, CUSTOMERS - 199, CUSTOMERS - 100);
  await database.ownerPool.query("select file_customers($1, 1000)", [shop.orgId]);
  await addCustomers(shop, CUSTOMERS - 99, CUSTOMERS);
  await database.ownerPool.query("update billing_customer set status = 'suspended' where id = any($1)", [
    [id(7), id(CUSTOMERS - 1)],
  ]);
  await database.ownerPool.query("analyze");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Two share each moment. */
async function addCustomers({ orgId, brandId }: Shop, from: number, to: number): Promise<void> {
  await database.ownerPool.query(
    `insert into contact (org_id, id, name, email)
     select $1, 'cont_' || n, case when n % 3 <> 0 then 'Name ' || md5(n::text) end, 'someone' || n || '@example.com'
     from generate_series($2::int, $3::int) n`,
    [orgId, from, to],
  );
  await database.ownerPool.query(
    `insert into billing_customer
       (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency, status, meta, created_at, activated_at)
     select $1, 'bc_' || n || '_' || $1, 'cont_' || n, $2, (case when n % 5 = 0 then 'paypal' else 'stripe' end)::gateway_name,
       false, 1500, 'USD', (case when n % 500 = 0 then 'suspended' else 'pending' end)::customer_status,
       jsonb_build_object('order', jsonb_build_array(n, 'Ord-' || n),
         'deep', jsonb_build_object('era', case when n <= 3000 then 'Ärä_50%' else 'now' end)),
       to_timestamp($3::bigint / 1000) + make_interval(secs => (n / 2) * 60),
       case when n % 4 = 0 then to_timestamp($3::bigint / 1000) + make_interval(mins => 20000 - n) end
     from generate_series($4::int, $5::int) n`,
    [orgId, brandId, START, from, to],
  );
}

const filters = (change: Record<string, unknown>): CustomerFilters => customerFilters.parse(change);
const find = async (change: Record<string, unknown>) =>
  (await listCustomers(shop.ctx, filters({ size: 100, ...change }))).rows.map((row) => row.id);

async function follow(change: Record<string, unknown>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listCustomers(
      shop.ctx,
      filters({ size: 1000, ...change, ...(cursor ? { cursor } : {}) }),
    );
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

/** What the tables themselves say. */
async function expected(condition: string, order = "b.created_at desc, b.id desc"): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `select b.id from billing_customer b join contact c on c.org_id = b.org_id and c.id = b.contact_id
     where b.org_id = $1 and ${condition} order by ${order}`,
    [shop.orgId],
  );
  return rows.map((row) => row.id);
}

const EVERYONE = { q: "Example.COM" };
const CASES: [Record<string, unknown>, string, string?][] = [
  [{}, "true"],
  [{ dir: "asc" }, "true", "b.created_at, b.id"],
  [EVERYONE, "true"],
  [
    { ...EVERYONE, status: "suspended", gateway: "paypal" },
    "b.status = 'suspended' and b.gateway = 'paypal'",
  ],
  [{ q: "ärä_5" }, "b.meta #>> '{deep,era}' like 'Ä%'"],
  [{ q: "0%", dir: "asc" }, "false"],
  [
    { q: "50%", from: "2026-01-02", to: "2026-01-02" },
    "b.meta #>> '{deep,era}' like 'Ä%' and b.created_at >= '2026-01-02Z' and b.created_at < '2026-01-03Z'",
  ],
  [
    { status: "suspended", sort: "name", q: "example" },
    "b.status = 'suspended'",
    "lower(coalesce(c.name, c.id)), b.id",
  ],
  [{ sort: "name", dir: "desc" }, "true", "lower(coalesce(c.name, c.id)) desc, b.id desc"],
  [{ sort: "activated", q: "example" }, "true", "coalesce(b.activated_at, '-infinity') desc, b.id desc"],
  [
    { sort: "activated", dir: "asc", gateway: "paypal" },
    "b.gateway = 'paypal'",
    "coalesce(b.activated_at, '-infinity'), b.id",
  ],
];
it.each(CASES)("finds all and nothing else, once and in order: %j", async (change, condition, order) => {
  const ids = await expected(condition, order);
  expect(await follow(change)).toEqual(ids);
  expect(await countCustomers(shop.ctx, filters(change))).toBe(Math.min(ids.length, 10_001));
});

it("finds a customer by every kind of term, and another organization's by none", async () => {
  const { orgId, accounts } = shop;
  const whose = id(1234);
  const run = (text: string) =>
    database.ownerPool.query(text.replaceAll("$org", `'${orgId}'`).replaceAll("$bc", `'${whose}'`));
  await run(`insert into payment_method (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label)
    values ($org, 'pm_ours', $bc, 'stripe', '${accounts.stripe}', 'test', 'pm_Theirs', 'cus_Theirs', 'card', 'Visa'),
      ($org, 'pm_pp', $bc, 'paypal', '${accounts.paypal}', 'test', '8kk-vault', null, 'paypal', 'x')`);
  await run(`insert into charge (org_id, id, customer_id, kind, gateway, gateway_account_id, mode, amount, currency, status, gateway_ref)
    values ($org, 'sc_one', $bc, 'initial', 'stripe', '${accounts.stripe}', 'test', 700, 'USD', 'failed', 'pi_one')`);
  await run(
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency) values ($org, 'inv_one', 'INV-000042', 'sc_one', $bc, 700, 'USD')`,
  );
  await run(
    `insert into enrollment (org_id, id, customer_id, item_id) values ($org, 'ts_one', $bc, '${shop.item}')`,
  );
  const terms = [
    whose,
    "BC_1234_",
    "cont_1234",
    "someone1234@",
    "ord-1234",
    "pm_ours",
    "pm_Theirs",
    "cus_Theirs",
    "8kk-vault",
    "sc_one",
    "pi_one",
    "inv-000042",
    "inv_one",
    "ts_one",
  ];
  for (const q of terms) expect(await find({ q }), q).toContain(whose);
  for (const q of ["ord-11999", whose, "sc_one"]) expect(await find({ q }), q).toHaveLength(1);
  expect(await find({ q: "or" })).toHaveLength(100);
  expect(await find({ q: "rd" })).toEqual([]);
  expect(await find({ item: shop.item })).toEqual([whose]);
  const theirs = await listCustomers(other.ctx, filters({ q: "sc_one" }));
  expect(theirs.rows).toEqual([]);
  expect(
    (await listCustomers(other.ctx, filters({ q: "example", size: 25 }))).rows.every((row) =>
      row.id.endsWith(other.orgId),
    ),
  ).toBe(true);
  const [row] = (await listCustomers(shop.ctx, filters({ q: whose }))).rows;
  expect(row).toMatchObject({
    contactId: "cont_1234",
    email: "someone1234@example.com",
    brandName: "Müller & Söhne",
    methodLabel: null,
    enrollments: 1,
    lastCharge: { id: "sc_one", status: "failed", amount: 700, currency: "USD", at: expect.any(Date) },
  });
  await run("update enrollment set status = 'cancelled' where id = 'ts_one'");
  expect(await find({ item: shop.item })).toEqual([]);
});

it("follows what changes, filed or not, and shows no row twice while others come", async () => {
  const whose = id(77);
  for (const filed of [true, false]) {
    await inOrg(shop.orgId, (tx) =>
      tx.contact.update({
        where: { orgId_id: { orgId: shop.orgId, id: "cont_77" } },
        data: { name: `Nadja ${filed}`, email: null },
      }),
    );
    await inOrg(shop.orgId, (tx) =>
      tx.billingCustomer.update({
        where: { orgId_id: { orgId: shop.orgId, id: whose } },
        data: { meta: { ref: [`Quince ${filed}`] } },
      }),
    );
    if (filed) await database.ownerPool.query("select file_customers($1, 1000)", [shop.orgId]);
    for (const q of [`nadja ${filed}`, `quince ${filed}`]) expect(await find({ q })).toEqual([whose]);
    for (const q of ["someone77@", "ord-77"]) expect(await find({ q })).not.toContain(whose);
  }
  const first = await listCustomers(shop.ctx, filters({ size: 25, q: "example" }));
  await inOrg(shop.orgId, async (tx) => {
    await tx.contact.create({ data: { orgId: shop.orgId, id: "cont_new", email: "new@example.com" } });
    await tx.billingCustomer.create({
      data: {
        orgId: shop.orgId,
        id: "bc_new",
        contactId: "cont_new",
        brandId: shop.brandId,
        gateway: "stripe",
        requireInitial: false,
        initialAmount: 1500,
        currency: "USD",
      },
    });
  });
  const next = await listCustomers(shop.ctx, filters({ size: 25, q: "example", cursor: first.nextCursor }));
  expect([...first.rows, ...next.rows].map((row) => row.id)).toEqual(
    (await expected("c.email is not null and b.id <> 'bc_new'")).slice(0, 50),
  );
  expect(await find({ q: "new@example" })).toEqual(["bc_new"]);
});

it("counts all that the filters find, on whichever page", async () => {
  for (const dir of ["asc", "desc"]) {
    let cursor: string | null = null;
    do {
      const asked = filters({ gateway: "paypal", size: 1000, dir, ...(cursor ? { cursor } : {}) });
      expect(await countCustomers(shop.ctx, asked)).toBe(2400);
      cursor = (await listCustomers(shop.ctx, asked)).nextCursor;
    } while (cursor);
  }
});

it("offers items to filter by that are sold no more, and to nobody for a new link", async () => {
  const own = await newShop();
  const old = await newItem(own, { name: "Autumn offer", status: "inactive" });
  expect(await listItemChoices(own.ctx)).toEqual([
    { id: own.item, name: "Wallet top-up" },
    { id: old, name: "Autumn offer (inactive)" },
  ]);
  expect((await listChoices(own.ctx)).items.map(({ id }) => id)).toEqual([own.item]);
});

it("finds letters whose small form is another one in a program than in the database", async () => {
  for (const name of ["İbrahim Şahin", "ΓΙΏΡΓΟΣ"]) {
    await database.ownerPool.query("update contact set name = $2 where org_id = $1 and id = 'cont_78'", [
      shop.orgId,
      name,
    ]);
    for (const q of [name, name.slice(0, 4), name.slice(-4)]) expect(await find({ q })).toEqual([id(78)]);
  }
});

it("follows two changes that come at one moment", async () => {
  const [first, second] = [await newItem(shop), await newItem(shop)];
  const whose = id(79);
  const together = async (...[one, two]: [[string, string], [string, string]]) => {
    const [a, b] = [await database.ownerPool.connect(), await database.ownerPool.connect()];
    try {
      const { rows } = await b.query("select pg_backend_pid() as pid");
      for (const each of [a, b]) await each.query("begin");
      await a.query(one[0], [shop.orgId, one[1]]);
      const waits = b.query(two[0], [shop.orgId, two[1]]);
      await vi.waitFor(async () => {
        const asked = "select cardinality(pg_blocking_pids($1)) as blockers";
        const { rows: waiting } = await database.ownerPool.query(asked, [rows[0].pid]);
        expect(waiting[0].blockers).toBe(1);
      });
      await a.query("commit");
      await waits;
      await b.query("commit");
    } finally {
      a.release();
      b.release();
    }
  };
  const enroll = `insert into enrollment (org_id, id, customer_id, item_id) values ($1, 'ts_' || $2, '${whose}', $2)`;
  await together([enroll, first], [enroll, second]);
  for (const item of [first, second]) expect(await find({ item })).toEqual([whose]);
  const meta = `update billing_customer set meta = jsonb_build_object('ref', $2::text) where org_id = $1 and id = '${whose}'`;
  const name = "update contact set name = $2 where org_id = $1 and id = 'cont_79'";
  await together([meta, "Kumquat 1"], [name, "Nadeschda 1"]);
  for (const q of ["kumquat 1", "nadeschda 1"]) expect(await find({ q })).toEqual([whose]);
  await together([name, "Nadeschda 2"], [meta, "Kumquat 2"]);
  for (const q of ["kumquat 2", "nadeschda 2"]) expect(await find({ q })).toEqual([whose]);
});

it("keeps the searched text from whoever names no organization", async () => {
  await inOrg(shop.orgId, async (tx) => {
    await expect(
      tx.$queryRaw`select text from searched_customers where org_id <> ${shop.orgId}`,
    ).resolves.toEqual([]);
    await expect(tx.$queryRaw`select * from filed_customers where org_id <> ${shop.orgId}`).resolves.toEqual(
      [],
    );
  });
  await expect(inOrg(shop.orgId, (tx) => tx.$queryRaw`select * from customer_search`)).rejects.toThrow(
    "permission denied",
  );
});

it("finds those whose card is about to expire, filed or not, by name and by term as well", async () => {
  const made = await newShop();
  const { orgId, accounts, ctx } = made;
  await addCustomers(made, 1, 40);
  await database.ownerPool.query("select file_customers($1, 20)", [orgId]);
  const now = new Date();
  const card = async (n: number, years: number, current = true) => {
    await database.ownerPool.query(
      `insert into payment_method (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, type, label, card_exp_month, card_exp_year)
       values ($1, $2, $3, 'stripe', $4, 'test', $2, 'card', 'Visa', $5, $6)`,
      [
        orgId,
        `pm_${n}_${years}`,
        `bc_${n}_${orgId}`,
        accounts.stripe,
        now.getUTCMonth() + 1,
        now.getUTCFullYear() + years,
      ],
    );
    if (current)
      await database.ownerPool.query(
        "update billing_customer set payment_method_id = $2, status = 'active' where org_id = $1 and id = $3",
        [orgId, `pm_${n}_${years}`, `bc_${n}_${orgId}`],
      );
  };
  await card(3, 0);
  await card(39, 0);
  await card(5, 2);
  await card(5, 0, false);
  const found = async (change: object) =>
    (await listCustomers(ctx, filters({ card: "expiring", ...change }))).rows.map((row) => row.contactId);
  expect(await found({})).toEqual(["cont_39", "cont_3"]);
  expect(new Set(await found({ sort: "name" }))).toEqual(new Set(["cont_3", "cont_39"]));
  expect(await found({ q: "someone39" })).toEqual(["cont_39"]);
  expect(await found({ status: "suspended" })).toEqual([]);
  expect(await countCustomers(ctx, filters({ card: "expiring" }))).toBe(2);
  expect(await countCustomers(ctx, filters({ card: "expiring", q: "someone39" }))).toBe(1);
});
