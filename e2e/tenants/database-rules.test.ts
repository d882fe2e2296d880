import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inOrg, pool } from "@/lib/db";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit, type Visit } from "@/lib/testing/visit";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let shop: Shop;
let other: Shop;
let active: Visit;
let pending: Visit;
beforeAll(async () => {
  path = await startMoneyPath();
  shop = await newShop();
  other = await newShop();
  active = await activate(shop);
  await activate(other);
  pending = await newVisit(shop);
  await pending.begin();
}, 60_000);
afterAll(() => path.stop());

async function activate(of: Shop): Promise<Visit> {
  const visit = await newVisit(of);
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  await pay(path.sandbox.url, client);
  await visit.finish(attemptId);
  return visit;
}

/** Runs the statement as the product does, as this organization; `:org`, `:active` … stand for ids. */
function asOrg(text: string, orgId = shop.orgId): Promise<number> {
  const names: Record<string, string> = {
    ":org": shop.orgId,
    ":other": other.orgId,
    ":active": active.customerId,
    ":pending": pending.customerId,
    ":item": shop.item,
    ":foreign_item": other.item,
    ":brand": shop.brandId,
    ":account": shop.accounts.stripe,
  };
  const statement = text.replace(/:[a-z_]+\b(?!:)/g, (name) => (names[name] ? `'${names[name]}'` : name));
  return inOrg(orgId, (tx) => tx.$executeRawUnsafe(statement));
}

const CHARGE =
  "insert into charge (org_id, id, customer_id, kind, gateway, gateway_account_id, mode, amount, currency, status";
const ITEM = "insert into billable_item (org_id, id, name, billing_type, unit_price, currency";

const ENDPOINT = "insert into webhook_endpoint (org_id, id, name, url, event_types, secrets, key_id";

const PAY_TRY =
  "insert into pay_try (org_id, id, invoice_id, charge_id, method, locale, amount, currency, address, address_group, receipt_hash)";

/** A refund of the active customer's charge, of this amount and currency. */
function toRefund(money: string): string {
  return `insert into refund (org_id, id, charge_id, amount, currency) select org_id, 're_2', id, ${money} from charge where customer_id = :active`;
}

/** What is refused, by which rule, and the statement that tries it. */
const RULES: [string, string, string][] = [
  [
    "a second customer of a contact",
    "billing_customer_org_id_contact_id_key",
    "insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency) select org_id, 'bc_2', contact_id, brand_id, gateway, true, 1500, 'USD' from billing_customer where id = :active",
  ],
  [
    "a second live enrollment",
    "one_live_enrollment",
    "insert into enrollment (org_id, id, customer_id, item_id) values (:org, 'ts_2', :active, :item)",
  ],
  [
    "a second initial charge beside a captured one",
    "one_initial_charge",
    `${CHARGE}) values (:org, 'sc_2', :active, 'initial', 'stripe', :account, 'test', 1500, 'USD', 'processing')`,
  ],
  [
    "a second initial charge beside one that waits",
    "one_initial_charge",
    `${CHARGE}) values (:org, 'sc_2', :pending, 'initial', 'stripe', :account, 'test', 1500, 'USD', 'processing')`,
  ],
  [
    "a second open link",
    "one_open_link",
    "insert into setup_link (org_id, id, customer_id, brand_id, gateway, expires_at) values (:org, 'link_2', :pending, :brand, 'stripe', now())",
  ],
  [
    "a second live attempt",
    "one_live_attempt",
    "insert into setup_attempt (org_id, id, link_id, customer_id, gateway, gateway_account_id, mode, purpose, locale) select org_id, 'att_2', link_id, customer_id, gateway, gateway_account_id, mode, purpose, locale from setup_attempt where customer_id = :pending",
  ],
  [
    "a second account in use at a gateway",
    "one_active_account",
    "insert into gateway_account (org_id, id, gateway, mode, name, credentials, key_id) values (:org, 'ga_2', 'stripe', 'test', '', '', '')",
  ],
  [
    "the same event of a provider twice",
    "inbox_event_org_id_gateway_account_id_provider_event_id_key",
    "insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw) values (:org, 'inb_1', :account, 'evt', '', '{}', ''), (:org, 'inb_2', :account, 'evt', '', '{}', '')",
  ],
  [
    "a second revenue row of a charge",
    "revenue_org_id_charge_id_key",
    "insert into revenue (org_id, id, charge_id, customer_id, source, gateway, mode, gross, currency, status) select org_id, 'rev_2', charge_id, customer_id, source, gateway, mode, gross, currency, status from revenue where customer_id = :active",
  ],
  [
    "the same event told twice",
    "event_org_id_dedupe_key_key",
    "insert into event (org_id, id, type, dedupe_key, payload) select org_id, 'evt_2', type, dedupe_key, payload from event where customer_id = :active limit 1",
  ],
  [
    "an active customer without a method",
    "active_has_method",
    "update billing_customer set payment_method_id = null where id = :active",
  ],
  [
    "an active customer who has not paid",
    "active_has_paid",
    "update billing_customer set initial_charged = false where id = :active",
  ],
  [
    "to activate who has neither",
    "active_has_method",
    "update billing_customer set status = 'active' where id = :pending",
  ],
  [
    "references that are no object",
    "meta_is_object",
    "update billing_customer set meta = '[]' where id = :pending",
  ],
  [
    "an unknown state",
    "invalid input value for enum",
    "update billing_customer set status = 'gone' where id = :pending",
  ],
  [
    "a negative charge",
    '"charge".*amount_positive',
    "update charge set amount = -1 where customer_id = :pending",
  ],
  [
    "a charge of nothing",
    '"charge".*amount_positive',
    "update charge set amount = 0 where customer_id = :pending",
  ],
  [
    "a charge in no currency",
    '"charge".*currency_code',
    "update charge set currency = 'us' where customer_id = :pending",
  ],
  [
    "a capture without its time",
    "captured_has_time",
    "update charge set status = 'captured' where customer_id = :pending",
  ],
  [
    "more given back than was taken",
    "refund_within_amount",
    "update charge set refunded_amount = amount + 1 where customer_id = :active",
  ],
  [
    "revenue that does not add up",
    "net_adds_up",
    "update revenue set net = gross where fee is not null and customer_id = :active",
  ],
  ["a free item", "unit_price_positive", `${ITEM}) values (:org, 'bi_2', '', 'one-off', 0, 'USD')`],
  [
    "a trigger without its mode",
    "trigger_has_mode",
    `${ITEM}) values (:org, 'bi_2', '', 'trigger', 100, 'USD')`,
  ],
  [
    "a condition without its threshold",
    "condition_has_threshold",
    `${ITEM}, trigger_mode, trigger_condition) values (:org, 'bi_2', '', 'trigger', 100, 'USD', 'fixed', 'lte')`,
  ],
  [
    "a floor above the threshold",
    "floor_under_threshold",
    `${ITEM}, trigger_mode, trigger_condition, trigger_threshold, trigger_floor) values (:org, 'bi_2', '', 'trigger', 100, 'USD', 'fixed', 'lte', 15, 16)`,
  ],
  [
    "an initial amount under the minimum",
    "initial_amount_minimum",
    "update organization set initial_amount = 100 where id = :org",
  ],
  ["links that live for ever", "limits_sane", "update organization set link_days = 0 where id = :org"],
  [
    "another organization's item in an enrollment",
    "enrollment_org_id_item_id_fkey",
    "insert into enrollment (org_id, id, customer_id, item_id) values (:org, 'ts_2', :pending, :foreign_item)",
  ],
  [
    "another organization's item in a link",
    "setup_link_org_id_item_id_fkey",
    "update setup_link set item_id = :foreign_item where customer_id = :pending",
  ],
  [
    "another organization's item in a customer",
    "billing_customer_org_id_item_id_fkey",
    "update billing_customer set item_id = :foreign_item where id = :pending",
  ],
  [
    "rows for another organization",
    "row-level security",
    "insert into contact (org_id, id) values (:other, 'cont_planted')",
  ],
  [
    "to give rows to another organization",
    "row-level security",
    "update contact set org_id = :other where org_id = :org",
  ],
  [
    "to change what was audited",
    "permission denied",
    "update audit_entry set actor_id = 'nobody' where org_id = :org",
  ],
  ["to forget what was audited", "permission denied", "delete from audit_entry where org_id = :org"],
  ["to change what was told", "permission denied", "update event set payload = '{}' where org_id = :org"],
  ["to forget what was told", "permission denied", "delete from event where org_id = :org"],
  ["to empty a table", "permission denied", "truncate event"],
  ["to loosen the rules", "must be owner", "alter table event disable row level security"],
  [
    "amounts of an organization that are none",
    '"organization".*amounts_positive',
    "update organization set max_capture_amount = 0 where id = :org",
  ],
  [
    "an organization's currency in small letters",
    '"organization".*currency_code',
    "update organization set currency = 'usd' where id = :org",
  ],
  [
    "a customer's currency in small letters",
    '"billing_customer".*currency_code',
    "update billing_customer set currency = 'usd' where id = :pending",
  ],
  [
    "an initial amount of nothing",
    "initial_amount_positive",
    "update billing_customer set initial_amount = 0 where id = :pending",
  ],
  [
    "an item's currency in small letters",
    '"billable_item".*currency_code',
    "update billable_item set currency = 'usd' where id = :item",
  ],
  ["a cap of nothing", "cap_positive", "update billable_item set max_capture_amount = 0 where id = :item"],
  [
    "failures below none",
    "failures_counted",
    "update enrollment set consecutive_failures = -1 where customer_id = :active",
  ],
  [
    "an attempt before the first",
    "attempt_positive",
    "update charge set attempt = 0 where customer_id = :pending",
  ],
  [
    "a fired charge without its item",
    "trigger_has_item",
    `${CHARGE}) values (:org, 'sc_2', :active, 'trigger', 'stripe', :account, 'test', 1500, 'USD', 'processing')`,
  ],
  [
    "revenue of nothing",
    "gross_positive",
    "update revenue set gross = 0, net = -fee where customer_id = :active",
  ],
  [
    "revenue in no currency",
    '"revenue".*currency_code',
    "update revenue set currency = 'us' where customer_id = :active",
  ],
  [
    "an invoice over nothing",
    '"invoice".*amount_positive',
    "insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency) select org_id, 'inv_2', '1', id, customer_id, 0, currency from charge where customer_id = :active",
  ],
  [
    "consent to pay nothing",
    '"setup_try".*amount_positive',
    "update setup_try set amount = 0 where org_id = :org",
  ],
  [
    "a press of the pay page's button over nothing",
    '"pay_try".*amount_positive',
    `${PAY_TRY} values (:org, 'pay_2', 'inv_2', 'sc_2', 'saved', 'en', 0, 'USD', '', '', '')`,
  ],
  [
    "a press of the pay page's button in no currency",
    '"pay_try".*currency_code',
    `${PAY_TRY} values (:org, 'pay_2', 'inv_2', 'sc_2', 'saved', 'en', 1500, 'us', '', '', '')`,
  ],
  ["a refund of nothing", '"refund".*amount_positive', toRefund("0, currency")],
  ["a refund in no currency", '"refund".*currency_code', toRefund("1, 'us'")],
  ["more to be given back than was taken", "refunds would exceed", toRefund("amount + 1, currency")],
  [
    "a dispute that was decided at no time",
    '"dispute".*closed_has_time',
    "insert into dispute (org_id, charge_id, ref, status) select org_id, id, 'du_2', 'lost' from charge where customer_id = :active",
  ],
  [
    "a mail to nobody",
    '"mail".*recipient_present',
    "insert into mail (org_id, id, kind, dedupe_key, recipient, subject, html, text) values (:org, 'mail_2', '', '', '', '', '', '')",
  ],
  [
    "a mail that was sent and still holds its link",
    '"mail".*link_until_sent',
    "insert into mail (org_id, id, kind, dedupe_key, recipient, subject, html, text, status, sealed_link) values (:org, 'mail_2', '', '', 'a@b.c', '', '', '', 'sent', '')",
  ],
  [
    "invoices that are due at once",
    '"organization".*invoice_days_sane',
    "update organization set invoice_days = 0 where id = :org",
  ],
  [
    "two comparisons of an account at once",
    "one_drift_run",
    "insert into drift_run (org_id, id, gateway_account_id, since, until, locked_until) select :org, id, :account, now(), now(), now() from (values ('drift_1'), ('drift_2')) runs (id)",
  ],
  [
    "a webhook endpoint with a time-out of a second",
    '"webhook_endpoint".*timeout_within_bounds',
    `${ENDPOINT}, timeout_seconds) values (:org, 'wh_2', '', '', '{}', '', '', 1)`,
  ],
  [
    "a webhook endpoint that is tried without a pause",
    '"webhook_endpoint".*retries_within_bounds',
    `${ENDPOINT}, retry_delay_seconds) values (:org, 'wh_2', '', '', '{}', '', '', 0)`,
  ],
  [
    "an event that is sent to an endpoint twice by itself",
    "one_delivery_per_event",
    `with w as (${ENDPOINT}) values (:org, 'wh_2', '', '', '{}', '', '') returning id)
     insert into webhook_delivery (org_id, id, endpoint_id, event_id, seq)
     select :org, d.id, w.id, e.id, 1 from w, (select id from event where org_id = :org limit 1) e, (values ('whd_1'), ('whd_2')) d (id)`,
  ],
  [
    "two of a customer's events on their way to an endpoint at once",
    "one_head_per_lane",
    `with w as (${ENDPOINT}) values (:org, 'wh_2', '', '', '{}', '', '') returning id)
     insert into webhook_delivery (org_id, id, endpoint_id, event_id, seq, kind, lane)
     select :org, d.id, w.id, e.id, 1, 'replay', 'bc_1' from w, (select id from event where org_id = :org limit 1) e, (values ('whd_1'), ('whd_2')) d (id)`,
  ],
  [
    "to read what all organizations' customers are searched by",
    "permission denied",
    "select text from customer_search",
  ],
  [
    "to change what was called",
    "permission denied",
    "update api_request set status = 200 where org_id = :org",
  ],
  [
    "to change the picture under a logo's address",
    "permission denied",
    "update brand_logo set bytes = '' where org_id = :org",
  ],
  [
    "another charge for a trigger_id that stands for one",
    "permission denied",
    "update charge_claim set charge_id = 'sc_2' where org_id = :org",
  ],
];

describe("the database refuses", () => {
  it.each(RULES)("%s", async (_, why, statement) => {
    const counts = () =>
      path.rows(
        "select (select count(*) from charge) + (select count(*) from enrollment) + (select count(*) from event) as n",
      );
    const before = await counts();
    await expect(asOrg(statement)).rejects.toThrow(new RegExp(why));
    expect(await counts()).toEqual(before);
  });
});

it("no check and no partial key is without its statement above", async () => {
  const named = await path.rows<{ rule: string }>(
    `select format('"%s".*%s', conrelid::regclass, conname) as rule from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace
     union select indexrelid::regclass::text from pg_index where indisunique and indpred is not null
       and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  );
  const tried = RULES.map(([, why]) => why);
  const untried = named.filter(({ rule }) => !tried.some((why) => rule.endsWith(why)));
  expect(untried).toEqual([]);
});

describe("row-level security", () => {
  it("holds on every table that has an organization, and the product owns none of them", async () => {
    const open = await path.rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and (
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id') or c.relname = 'organization')
       and (not c.relrowsecurity or pg_get_userbyid(c.relowner) = 'edge_app'
         or not exists (select from pg_policies p where p.tablename = c.relname and p.qual is not null and p.with_check is not null))`,
    );
    expect(open).toEqual([]);
    const [role] = await path.rows("select rolsuper, rolbypassrls from pg_roles where rolname = 'edge_app'");
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  /** Tables and views with an organization, with which the product may do this at all. */
  const tablesTo = async (privilege: "SELECT" | "UPDATE") => {
    const rows = await path.rows<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'org_id'
         and has_table_privilege('edge_app', quote_ident(table_name), $1)`,
      [privilege],
    );
    return rows.map(({ name }) => name);
  };

  it("shows nothing to a query that names no organization, and only its own to one that does", async () => {
    const tables = await tablesTo("SELECT");
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) {
      const { rows } = await pool().query(`select count(*)::int as n from ${table}`);
      expect([table, rows]).toEqual([table, [{ n: 0 }]]);
      const seen = await inOrg(shop.orgId, (tx) =>
        tx.$queryRawUnsafe(`select distinct org_id from ${table}`),
      );
      expect([table, seen]).toEqual([table, (seen as unknown[]).length ? [{ org_id: shop.orgId }] : []]);
    }
  });

  it("lets nothing of another be changed or removed, whatever the query forgets", async () => {
    const tables = await tablesTo("UPDATE");
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const foreign = (statement: string) => inOrg(shop.orgId, (tx) => tx.$executeRawUnsafe(statement));
      expect([
        table,
        await foreign(`update ${table} set org_id = org_id where org_id = '${other.orgId}'`),
      ]).toEqual([table, 0]);
      const removed = await foreign(`delete from ${table} where org_id = '${other.orgId}'`).catch(() => 0);
      expect([table, removed]).toEqual([table, 0]);
    }
  });

  it("does not outlive the transaction that named the organization", async () => {
    await inOrg(shop.orgId, (tx) => tx.organization.count());
    const rows = await Promise.all(
      Array.from({ length: 16 }, () => pool().query("select id from organization")),
    );
    expect(rows.flatMap((answer) => answer.rows)).toEqual([]);
  });
});
