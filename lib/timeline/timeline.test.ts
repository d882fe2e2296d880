import { afterAll, beforeAll, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { flushApiCalls } from "@/lib/api-log/record-call";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { inOrg } from "@/lib/db";
import { startApi } from "@/lib/http/testing/api-server";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { CARDS, confirmCard } from "@/lib/testing/payer";
import { newBilled, newPayer, payInBrowser } from "@/lib/testing/paying";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { SOURCES } from "./cursor";
import { TIMELINE_KINDS, type TimelineEntry, type TimelineFilter } from "./entry";
import { readTimeline } from "./read-timeline";
import { readSpine, spineStatement } from "./spine";

let path: MoneyPath;
let host: WebhookHost;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
  api = await startApi(actionTable);
});
afterAll(async () => {
  await api.close();
  await flushApiCalls();
  await path.stop();
  host.stop();
});

type Wanted = { limit?: number; kinds?: TimelineFilter[] };

/** Everything, oldest first, read page by page. */
async function story({ ctx }: Shop, customerId: string, { limit = 200, ...wanted }: Wanted = {}) {
  const told: TimelineEntry[] = [];
  let next: string | null = "";
  while (next !== null) {
    const before = next ? { before: next } : {};
    const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(ctx, customerId, {
      ...wanted,
      ...before,
      limit,
    });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    told.push(...page.entries);
    next = page.next;
  }
  return told.reverse();
}

const titles = (told: TimelineEntry[]) => told.map(({ title }) => title);

it("tells from the link to the suspension who did what, each fact once and nobody's secret", async () => {
  const shop = await listeningShop(path, "stripe", { cooldownSeconds: 0 });
  const { orgId, ctx, item } = shop;
  const { secret } = await inOrg(orgId, (tx) => createApiKey(tx, { orgId, name: "CRM", mode: "test" }));
  const call = (action: string, fields: object) =>
    api.send(`/public/edge/${action}`, {
      body: { api_key: secret, org_id: orgId, brand_id: shop.brandId, ...fields },
    });

  const visit = await newVisit(shop, { contact: "contact-1", item: null });
  const { customerId, ctx: browser } = visit;
  const { attemptId, client } = await visit.begin();
  await visit.press(attemptId);
  await confirmCard(path.sandbox.url, client, CARDS.insufficient);
  await visit.finish(attemptId);
  await visit.press(attemptId);
  await confirmCard(path.sandbox.url, client);
  await visit.finish(attemptId);
  const named = { billing_customer_id: customerId, billable_item_id: item };
  await call("enroll", { ...named, contact_id: "contact-1", contact_email: "dana@example.com" });
  const fired = await call("fire", { ...named, metric_value: 3 });
  await call("refundCharge", { charge_id: fired.body.data?.charge_id, amount: 50 });
  await path.declineNext(shop, "stripe", "lost_card");
  await call("fire", { ...named, metric_value: 3 });
  const staff = { ...ctx, actor: { type: "staff", id: `user_${orgId}` } } as const;
  await path.rows("insert into staff_user (id, name, email) values ($1, 'Olga Owner', $1)", [staff.actor.id]);
  await newEndpoint(orgId, { name: "Back office", eventTypes: ["billing_customer.suspended"] });
  await suspendCustomer(staff, { org_id: orgId, billing_customer_id: customerId, reason: "Asked by mail" });
  await tell(path, shop);
  await flushApiCalls();

  const all = await story(shop, customerId);
  const facts = all.filter(({ kind }) => kind !== "event" && kind !== "gateway");
  expect(facts.map(({ kind, tone, actor, title }) => `${kind} ${tone} ${actor.name}: ${title}`)).toEqual([
    "change neutral Test: Integrator built a setup link",
    "page neutral Customer: Customer opened the setup page",
    "page neutral Customer: Customer pressed the button on the setup page",
    "page bad Customer: Card declined: insufficient funds",
    "page neutral Customer: Customer pressed the button on the setup page",
    "money good Stripe: Initial charge of $15.00 captured",
    "change good Customer: Customer became active",
    "api_call neutral CRM: API call enroll answered 200",
    "change good CRM: Enrolled in Wallet top-up",
    "api_call neutral CRM: API call fire answered 200",
    "money waiting CRM: Integrator fired Wallet top-up: charge of $200.00",
    "money good Stripe: Charge of $200.00 captured",
    "api_call neutral CRM: API call refundCharge answered 200",
    "money waiting CRM: Integrator asked for a refund of $50.00",
    "money neutral CRM: Refund of $50.00 succeeded",
    "api_call bad CRM: API call fire answered 402: card_declined",
    "money waiting CRM: Integrator fired Wallet top-up: charge of $200.00",
    "money bad CRM: Charge of $200.00 failed: Card declined: lost card",
    "change bad Olga Owner: Olga Owner suspended the customer: Asked by mail",
  ]);
  // What the calls did leads to them, and what the customer did to the browser's own.
  const requestIds = new Set(all.filter(({ kind }) => kind === "api_call").map(({ id }) => id));
  expect(facts.filter(({ requestId }) => requestIds.has(requestId ?? "")).length).toBe(4 + 6);
  expect(facts[1]?.requestId).toBe(browser.requestId);

  expect(titles(all.filter(({ kind }) => kind === "event")).sort()).toEqual(
    [
      "billing_customer.created",
      "billing_customer.suspended",
      "charge.refunded",
      "setup.failed",
      "setup.opened",
      "trigger.captured",
      "trigger.captured",
      "trigger.enrollment.created",
      "trigger.failed",
    ].map((type) => `Event ${type} published`),
  );
  const sent = all.find(({ title }) => title === "Event billing_customer.suspended published");
  expect(sent?.deliveries).toEqual([
    { id: expect.stringMatching(/^whd_/), endpoint: "Back office", status: "pending", at: sent?.at },
  ]);
  const gateway = all.filter(({ kind }) => kind === "gateway");
  expect(titles(gateway)).toEqual(
    expect.arrayContaining([
      "Stripe told of payment_intent.payment_failed",
      "Stripe told of charge.refunded",
    ]),
  );
  expect(gateway.every(({ tone }) => tone === "neutral")).toBe(true);

  const text = JSON.stringify(all);
  const clientSecret = client.gateway === "stripe" ? client.clientSecret : "";
  for (const word of [secret, clientSecret, "dana@", "receipt"]) expect(text).not.toContain(word);
  expect(text).toContain("d•••@example.com");

  // However it is cut into pages, it is the same story; and so are its parts.
  expect(await story(shop, customerId, { limit: 7 })).toEqual(all);
  for (const kind of TIMELINE_KINDS)
    expect(await story(shop, customerId, { limit: 9, kinds: [kind] })).toEqual(
      all.filter((entry) => entry.kind === kind),
    );
  expect(titles(await story(shop, customerId, { kinds: ["staff"] }))).toEqual([facts.at(-1)?.title]);
  expect(await story(shop, customerId, { kinds: [] })).toEqual([]);

  const neighbour = await newShop();
  expect(await readTimeline(neighbour.ctx, customerId)).toEqual({ entries: [], next: null });
  await expect(readTimeline(ctx, customerId, { before: "odd" })).rejects.toMatchObject({ field: "before" });
});

it("tells of an invoice, its mail, and the payments that came to nothing", async () => {
  const billed = await newBilled(path);
  const { shop, customerId, invoiceId } = billed;
  const payer = newPayer(billed);
  const refused = await payer.form();
  await payer.press(refused.attempt);
  await payInBrowser(path.sandbox.url, refused.client, "insufficient");
  await payer.finish();
  await payer.press(refused.attempt);
  await payer.finish("cancelled");
  await payer.press(refused.attempt);
  await payInBrowser(path.sandbox.url, refused.client);
  await payer.finish();

  const all = await story(shop, customerId);
  const told = titles(all.filter(({ kind }) => kind !== "event"));
  const invoice = told.findIndex((title) => title.startsWith("Invoice"));
  const pressed = "Customer pressed the button on the pay page, with another method";
  expect(told.slice(invoice).filter((title) => !title.startsWith("Mail"))).toEqual([
    "Invoice INV-000001 of $200.00 issued",
    pressed,
    "Payment of $200.00 refused: Card declined: insufficient funds",
    pressed,
    "Customer turned back from the payment",
    pressed,
    "Charge of $200.00 captured",
  ]);
  const mails = all.filter(({ kind }) => kind === "mail");
  expect(mails).toMatchObject([
    { title: expect.stringMatching(/^Mail kept.* p•••@example\.com: /), subjectId: invoiceId },
  ]);
  expect(JSON.stringify(all)).not.toContain("payer@");
});

type Node = { "Node Type": string; "Index Name"?: string; "Actual Rows": number; Plans?: Node[] };
const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

it("reads a page of a long story from each source's index, with many entries in one moment", async () => {
  const shop = await newShop();
  const { customerId } = await newVisit(shop);
  const other = await newVisit(shop);
  for (const id of [customerId, other.customerId]) await addHistory(shop, id, 1_000);
  await path.rows("analyze");
  const before = { at: new Date(Date.now() - 50_000), source: "audit", id: "aud_5" } as const;
  const wanted = { orgId: shop.orgId, customerId, limit: 51, before };
  const { plan, whole } = await inOrg(shop.orgId, async (tx) => {
    const whole = await readSpine(tx, { orgId: shop.orgId, customerId, limit: 10_000 });
    const statement = spineStatement(wanted);
    if (!statement) throw new Error("No statement");
    const rows = await tx.$queryRaw<
      { "QUERY PLAN": { Plan: Node }[] }[]
    >`explain (analyze, format json) ${statement}`;
    return { plan: flatten(rows[0]?.["QUERY PLAN"][0]?.Plan as Node), whole };
  });
  expect(whole.length).toBe(6_001);
  const scans = plan.filter(
    (node) => /Scan/.test(node["Node Type"]) && node["Node Type"] !== "Subquery Scan",
  );
  expect(scans.map((node) => node["Index Name"]).sort()).toEqual([
    "api_request_customer_pages",
    "audit_entry_customer_pages",
    "event_customer_pages",
    "inbox_event_customer_pages",
    "mail_customer_pages",
    "revenue_customer_pages",
  ]);
  for (const scan of scans) expect(scan["Actual Rows"]).toBeLessThanOrEqual(51);
  // What is put in order is a page of each, not all that the customer has.
  for (const node of plan) expect(node["Actual Rows"]).toBeLessThanOrEqual(6 * 51);

  // Pages end in the middle of moments: nothing is left out, nothing comes twice, and nothing changes places.
  const told = await story(shop, customerId, { limit: 173 });
  expect(told.map(({ id }) => id).reverse()).toEqual(whole.map(({ id }) => id));
  const ranks = whole.map(({ at, source }) => -at.getTime() * 10 + SOURCES.indexOf(source));
  expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
});

/** So many entries in each source, ten of each within one moment. */
async function addHistory({ orgId, ctx, accounts }: Shop, customerId: string, each: number): Promise<void> {
  const at = "date_trunc('second', now()) - (n / 10) * interval '1 second'";
  const id = (prefix: string) => `'${prefix}_${customerId.slice(-5)}_' || n`;
  const rows = `$1, $2, ${at} from generate_series(1, $3::int) n`;
  const key = `'${ctx.actor.id}'`;
  const account = `'${accounts.stripe}'`;
  for (const statement of [
    `insert into audit_entry (id, actor_type, actor_id, action, subject_id, org_id, customer_id, created_at)
       select ${id("aud")}, 'api_key', ${key}, 'setup.tried', '', ${rows}`,
    `insert into event (id, type, dedupe_key, payload, org_id, customer_id, created_at)
       select ${id("evt")}, 'setup.opened', ${id("d")}, '{}', ${rows}`,
    // The commit gave each a time of its own.
    `update event set created_at = ${at} from generate_series(1, $3::int) n where org_id = $1 and customer_id = $2 and id = ${id("evt")}`,
    `insert into mail (id, kind, dedupe_key, recipient, subject, html, text, org_id, customer_id, created_at)
       select ${id("mail")}, 'k', ${id("d")}, 'a@b.test', 's', '', '', ${rows}`,
    `insert into inbox_event (id, gateway_account_id, provider_event_id, type, about, raw, status, org_id, customer_id, received_at)
       select ${id("inb")}, ${account}, ${id("evt")}, 'charge.refunded', '{}', '', 'done', ${rows}`,
    `insert into api_request (id, action, path, status, api_key_id, address, latency_ms, request, response, org_id, customer_id, created_at)
       select ${id("req")}, 'fire', '', 200, ${key}, '', 1, '{}', '{}', ${rows}`,
    `insert into charge (id, kind, gateway, gateway_account_id, mode, amount, currency, status, org_id, customer_id, created_at)
       select ${id("sc")}, 'initial', 'stripe', ${account}, 'test', 100, 'USD', 'failed', ${rows}`,
    `insert into revenue (id, charge_id, source, gateway, mode, gross, currency, status, org_id, customer_id, created_at)
       select ${id("rev")}, ${id("sc")}, 'trigger', 'stripe', 'test', 100, 'USD', 'confirmed', ${rows}`,
  ])
    await path.rows(statement, [orgId, customerId, each]);
}
