import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { chargeFilters } from "@/lib/charges/list-charges-schema";
import { customerFilters } from "@/lib/customers/list-customers-schema";
import { disconnect } from "@/lib/db";
import { enrollmentFilters } from "@/lib/enrollments/list-enrollment-rows-schema";
import { addCustomer } from "@/lib/enrollments/testing/add-customer";
import { readListParams } from "@/lib/http/list-params";
import { invoiceFilters } from "@/lib/invoices/list-invoices-schema";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { homeFigures } from "./home-figures";
import { before, lastDays } from "./period";
import { toTroubles } from "./to-troubles";

const NOW = new Date("2026-11-22T12:00:00Z");
const PERIOD = { from: new Date("2026-11-20Z"), to: new Date("2026-11-22Z") };

let database: TestDatabase;
let shop: Shop;
let other: Shop;
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type ChargeFacts = [
  id: string,
  status: string,
  at: string,
  amount: number,
  more?: { fee?: number; currency?: string; kind?: string; code?: string; revenue?: string },
];

async function addCharges(customer: string, rows: ChargeFacts[]): Promise<void> {
  const { orgId, accounts } = shop;
  for (const [id, status, at, amount, { fee, currency = "USD", code, revenue = "confirmed" } = {}] of rows) {
    const taken = ["captured", "refunded", "disputed"].includes(status);
    await database.ownerPool.query(
      `insert into charge (org_id, id, customer_id, kind, item_id, enrollment_id, gateway, gateway_account_id, mode, amount, currency, status,
         failure_code, captured_at, created_at)
       values ($1, $2, $3, 'trigger', $4, $5, 'stripe', $6, 'test', $7, $8, $9, $10, $11, $12)`,
      [
        orgId,
        id,
        customer,
        shop.item,
        `ts_${customer}`,
        accounts.stripe,
        amount,
        currency,
        status,
        code ?? null,
        taken ? at : null,
        at,
      ],
    );
    if (taken)
      await database.ownerPool.query(
        `insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, fee, net, currency, status, created_at)
         values ($1, $2, $3, $4, 'trigger', 'stripe', 'test', $5, $6, $7, $8, $9, $10)`,
        [
          orgId,
          `rev_${id}`,
          id,
          customer,
          amount,
          fee ?? null,
          fee === undefined ? null : amount - fee,
          currency,
          revenue,
          at,
        ],
      );
  }
}

async function addLink(
  customer: string,
  id: string,
  at: string,
  facts: { opened?: boolean; tried?: boolean; status: string; channel?: string },
) {
  const { orgId, brandId, accounts } = shop;
  const { opened = false, tried = false, status, channel = "hosted" } = facts;
  await database.ownerPool.query(
    `insert into setup_link (org_id, id, customer_id, brand_id, gateway, channel, status, expires_at, opened_at, created_at)
     values ($1, $2, $3, $4, 'stripe', $5, $6, $7::timestamptz + interval '1 day', $8, $7)`,
    [orgId, id, customer, brandId, channel, status, at, opened ? at : null],
  );
  if (!tried) return;
  await database.ownerPool.query(
    `insert into setup_attempt (org_id, id, link_id, customer_id, gateway, gateway_account_id, mode, purpose, status, locale)
     values ($1, $2, $3, $4, 'stripe', $5, 'test', 'activate', 'failed', 'en')`,
    [orgId, `att_${id}`, id, customer, accounts.stripe],
  );
  for (const n of [1, 2])
    await database.ownerPool.query(
      `insert into setup_try (org_id, id, link_id, attempt_id, consent_version, consent_text, locale, address, address_group, receipt_hash)
       values ($1, $2, $3, $4, '1', 'x', 'en', 'a', 'a', '\\x00')`,
      [orgId, `try_${id}_${n}`, id, `att_${id}`],
    );
}

it("adds up a period and the one before it as done by hand, and says what needs attention", async () => {
  const { orgId, accounts } = shop;
  const whose = { orgId, brandId: shop.brandId, gatewayAccountId: accounts.stripe };
  const [first, second] = [
    await addCustomer(database.ownerPool, whose),
    await addCustomer(database.ownerPool, whose),
  ];
  for (const { id } of [first, second])
    await database.ownerPool.query(
      "insert into enrollment (org_id, id, customer_id, item_id, status, status_reason) values ($1, $2, $3, $4, $5, 'three refusals')",
      [orgId, `ts_${id}`, id, shop.item, id === second.id ? "paused" : "active"],
    );
  await database.ownerPool.query(
    `insert into audit_entry (org_id, id, actor_type, actor_id, action, subject_id, created_at)
     select $1, 'aud_' || action, 'system', 'worker', action, $2, at::timestamptz
     from (values ('enrollment.paused', '2026-11-19Z'), ('enrollment.created', '2026-11-20Z')) a (action, at)`,
    [orgId, `ts_${second.id}`],
  );
  await addCharges(first.id, [
    ["sc_early", "captured", "2026-11-17T23:59:59.999Z", 9_999, { fee: 1 }],
    ["sc_before", "captured", "2026-11-18T00:00:00Z", 1_000, { fee: 59 }],
    ["sc_failed", "failed", "2026-11-20T00:00:00Z", 700, { code: "card_declined" }],
    ["sc_again", "captured", "2026-11-20T01:00:00Z", 700, { fee: 50 }],
    ["sc_euro", "captured", "2026-11-20T02:00:00Z", 300, { currency: "EUR" }],
    ["sc_back", "refunded", "2026-11-21T23:59:59.999Z", 500, { fee: 45, revenue: "refunded" }],
    ["sc_fought", "disputed", "2026-11-21T22:00:00Z", 400, { fee: 10, revenue: "disputed" }],
    ["sc_late", "captured", "2026-11-22T00:00:00Z", 8_888, { fee: 1 }],
  ]);
  // In parts; of what a bank disputes, all is held back.
  await database.ownerPool.query(
    `update charge set refunded_amount = amount.back from (values ('sc_before', 100), ('sc_again', 200), ('sc_fought', 5), ('sc_early', 9)) amount (id, back)
     where charge.org_id = $1 and charge.id = amount.id`,
    [orgId],
  );
  await addCharges(second.id, [
    ["sc_old", "failed", "2026-11-14T00:00:00Z", 700],
    ["sc_lost", "failed", "2026-11-21T10:00:00Z", 800, { code: "processing_error" }],
    ["sc_lost2", "failed", "2026-11-21T13:00:00Z", 800, { code: "processing_error" }],
    ["sc_doubt", "processing", "2026-11-22T11:49:00Z", 900],
    ["sc_new", "processing", "2026-11-22T11:51:00Z", 900],
  ]);
  await addLink(first.id, "link_0", "2026-11-19T00:00:00Z", { status: "expired", opened: true });
  await addLink(first.id, "link_1", "2026-11-20T00:00:00Z", { status: "expired" });
  await addLink(first.id, "link_2", "2026-11-20T00:00:00Z", { status: "expired", opened: true });
  await addLink(first.id, "link_3", "2026-11-20T00:00:00Z", { status: "expired", opened: true, tried: true });
  await addLink(first.id, "link_4", "2026-11-21T00:00:00Z", {
    status: "completed",
    opened: true,
    tried: true,
  });
  await addLink(first.id, "link_5", "2026-11-21T00:00:00Z", { status: "completed", channel: "api" });
  const run = (text: string) => database.ownerPool.query(text.replaceAll("$org", `'${orgId}'`));
  await run(
    `update payment_method set card_exp_month = 11, card_exp_year = 2026 where org_id = $org and customer_id = '${first.id}'`,
  );
  await run(
    `update payment_method set card_exp_month = 12, card_exp_year = 2026 where org_id = $org and customer_id = '${second.id}'`,
  );
  await run(
    `insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency, status, due_at) values ($org, 'inv_1', 'INV-1', 'sc_lost', '${second.id}', 800, 'USD', 'overdue', '2026-11-01Z')`,
  );
  await run(
    "insert into mail (org_id, id, kind, dedupe_key, recipient, subject, html, text, status, created_at) values ($org, 'mail_1', 'invoice', 'k', 'a@b.c', 's', '', '', 'failed', '2026-11-15T12:00Z'), ($org, 'mail_old', 'invoice', 'k2', 'a@b.c', 's', '', '', 'failed', '2026-11-15T11:59Z')",
  );
  await run(
    `insert into drift_finding (org_id, id, gateway_account_id, kind, subject, status) values ($org, 'find_1', '${accounts.stripe}', 'capture_without_row', 'pi_1', 'open'), ($org, 'find_2', '${accounts.stripe}', 'capture_without_row', 'pi_2', 'gone')`,
  );
  await run(
    "insert into webhook_endpoint (org_id, id, name, url, event_types, secrets, key_id, status, failing_since, failure_count, deleted_at) select $org, id, id, 'https://x', '{}', '\\x00', 'k', status::endpoint_status, failing::timestamptz, count, deleted::timestamptz from (values ('wh_1', 'active', '2026-11-20Z', 3, null), ('wh_2', 'active', null, 0, null), ('wh_off', 'disabled', '2026-11-19Z', 9, null), ('wh_once', 'active', '2026-11-20Z', 2, null), ('wh_paused', 'paused', '2026-11-20Z', 9, null), ('wh_gone', 'disabled', '2026-11-20Z', 9, '2026-11-21Z')) w (id, status, failing, count, deleted)",
  );
  await run(
    `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw, status, received_at) values ($org, 'inb_1', '${accounts.paypal}', 'e', 't', '{}', '', 'failed', '2026-11-01Z')`,
  );

  const figures = await homeFigures(shop.ctx, PERIOD, NOW);
  expect(figures.period.previous).toEqual({ from: new Date("2026-11-18Z"), to: PERIOD.from });
  const sums = (gross: number, net: number, change = {}) => ({
    gross,
    net,
    feesUnknown: 0,
    refunded: 0,
    disputed: 0,
    count: 1,
    ...change,
  });
  const row = (day: string, currency: string, gross: number, net: number, change = {}) => ({
    day,
    source: "trigger",
    currency,
    ...sums(gross, net, change),
  });
  expect(figures.money).toEqual({ mode: "test", leavesOut: false });
  expect(figures.revenue).toEqual({
    current: {
      days: [
        row("2026-11-20", "EUR", 300, 300, { feesUnknown: 1 }),
        row("2026-11-20", "USD", 700, 650, { refunded: 200 }),
        row("2026-11-21", "USD", 900, 845, { refunded: 500, disputed: 400, count: 2 }),
      ],
      totals: [
        { currency: "USD", ...sums(1_600, 1_495, { refunded: 700, disputed: 400, count: 3 }) },
        { currency: "EUR", ...sums(300, 300, { feesUnknown: 1 }) },
      ],
    },
    previous: {
      days: [row("2026-11-18", "USD", 1_000, 941, { refunded: 100 })],
      totals: [{ currency: "USD", ...sums(1_000, 941, { refunded: 100 }) }],
    },
  });
  expect(figures.funnel).toEqual({
    current: { created: 4, opened: 3, attempted: 2, activated: 1 },
    previous: { created: 1, opened: 1, attempted: 0, activated: 0 },
  });
  expect(figures.charges.current).toEqual({
    captured: 2,
    refunded: 1,
    failed: 3,
    processing: 0,
    pending_client_action: 0,
    cancelled: 0,
    disputed: 1,
  });
  expect(figures.charges.previous).toMatchObject({ captured: 1, failed: 0 });

  const attention = figures.attention.map(({ kind, count, newest }) => [
    kind,
    count,
    newest.map(({ id }) => id),
  ]);
  const methods = await database.ownerPool.query(
    "select id from payment_method where org_id = $1 and card_exp_month = 11",
    [orgId],
  );
  expect(attention).toEqual([
    ["charges_in_doubt", 1, ["sc_doubt"]],
    ["gateway_trouble", 2, [accounts.stripe, accounts.paypal]],
    ["failed_charges", 2, ["sc_lost2", "sc_lost"]],
    ["paused_enrollments", 1, [`ts_${second.id}`]],
    ["overdue_invoices", 1, ["inv_1"]],
    ["expiring_cards", 1, [methods.rows[0].id]],
    ["failing_endpoints", 2, ["wh_1", "wh_off"]],
    ["failed_mails", 1, ["mail_1"]],
    ["drift_findings", 1, ["find_1"]],
  ]);
  expect(figures.attention[3]?.newest[0]?.at).toEqual(new Date("2026-11-19Z"));
  // Every list that is led to knows the filters that it is led to with.
  const filters = {
    charges: chargeFilters,
    enrollments: enrollmentFilters,
    customers: customerFilters,
    invoices: invoiceFilters,
  };
  for (const { href } of toTroubles(figures.attention)) {
    const [path = "", query] = href?.split("?") ?? [];
    const known = filters[path.replace("/admin/", "") as keyof typeof filters];
    if (query)
      expect(known && readListParams<z.ZodRawShape>(known, new URLSearchParams(query)).dropped).toEqual([]);
  }
  const mails = toTroubles(figures.attention).find(({ kind }) => kind === "failed_mails");
  expect(mails).toMatchObject({ href: null, newest: [{ href: "/admin/settings/members" }] });
  const failing = toTroubles(figures.attention).find(({ kind }) => kind === "failing_endpoints");
  expect(failing?.newest.map(({ href }) => href)).toEqual([
    "/admin/developers/webhooks/wh_1",
    "/admin/developers/webhooks/wh_off",
  ]);
  expect(figures.attention[2]).toMatchObject({
    list: "charges",
    query: { status: "failed", from: "2026-11-15" },
    newest: [
      {
        at: new Date("2026-11-21T13:00:00Z"),
        customerId: second.id,
        contactId: second.contactId,
        label: "processing_error",
        amount: 800,
        currency: "USD",
      },
      {},
    ],
  });

  const theirs = await homeFigures(other.ctx, PERIOD, NOW);
  expect(theirs).toMatchObject({
    attention: [],
    revenue: { current: { days: [], totals: [] } },
    funnel: { current: { created: 0 } },
    charges: { current: { failed: 0 } },
  });

  // Money that was only tried is no revenue once there is other money.
  await run(
    "insert into gateway_account (org_id, id, gateway, mode, name, credentials, key_id, status) select org_id, 'ga_live', gateway, 'live', name, credentials, key_id, 'disabled' from gateway_account where org_id = $org and gateway = 'stripe'",
  );
  await run("update charge set mode = 'live' where org_id = $org and id in ('sc_again', 'sc_lost')");
  await run("update revenue set mode = 'live' where org_id = $org and charge_id = 'sc_again'");
  const live = await homeFigures(shop.ctx, PERIOD, NOW);
  expect(live.money).toEqual({ mode: "live", leavesOut: true });
  expect(live.revenue.current.totals).toEqual([{ currency: "USD", ...sums(700, 650, { refunded: 200 }) }]);
  expect(live.charges.current).toMatchObject({ captured: 1, failed: 1, refunded: 0 });
});

it("counts periods in UTC days, today's included", () => {
  const month = lastDays(30, new Date("2026-03-01T00:00:00Z"));
  expect(month).toEqual({ from: new Date("2026-01-31Z"), to: new Date("2026-03-02Z") });
  expect(before(month)).toEqual({ from: new Date("2026-01-01Z"), to: month.from });
});
