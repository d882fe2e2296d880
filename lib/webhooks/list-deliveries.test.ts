import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import type { Page, Walk } from "@/lib/lists/page";
import { explainWalk } from "@/lib/lists/testing/explain";
import { claimDeliveries } from "@/lib/outbox/claim";
import { finishDelivery } from "@/lib/outbox/finish";
import type { Posted } from "@/lib/outbox/posted";
import { publish } from "@/lib/outbox/publish";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { findEndpointView, listEndpointChoices, listEndpointViews } from "./endpoint-overview";
import { getDelivery } from "./get-delivery";
import { getEventDetails } from "./get-event-details";
import { deliveryWalk, listDeliveries } from "./list-deliveries";
import { deliveryFilters, eventFilters } from "./list-deliveries-schema";
import { eventWalk, listEventRows } from "./list-event-rows";

const EVENTS = 400;
const OF_EACH = 12;

let database: TestDatabase;
let shop: Shop;
let other: Shop;
let endpoints: string[];
beforeAll(async () => {
  database = await testDatabase();
  [shop, other] = [await newShop(), await newShop()];
  endpoints = await addDeliveries(shop);
  await addDeliveries(other);
  await database.ownerPool.query("analyze");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Two events in each minute from March on, of two types and forty customers, each with deliveries of every state. */
async function addDeliveries({ orgId }: Shop): Promise<string[]> {
  const run = (text: string, values: unknown[]) => database.ownerPool.query(text, values);
  const at = "timestamptz '2026-03-01Z' + make_interval(mins => n / 2)";
  await run(
    `insert into event (org_id, id, type, customer_id, dedupe_key, payload)
     select $1, 'evt_' || n || $1, case when n % 40 = 3 then 'charge.disputed' else 'trigger.captured' end, 'bc_' || n % 40, n::text, '{}'
     from generate_series(1, $2::int) n`,
    [orgId, EVENTS],
  );
  await run(
    `update event set created_at = ${at} from generate_series(1, $2::int) n where org_id = $1 and id = 'evt_' || n || $1`,
    [orgId, EVENTS],
  );
  const made = [await newEndpoint(orgId, { name: "A" }), await newEndpoint(orgId, { name: "B" })];
  await run(
    `insert into webhook_delivery (org_id, id, endpoint_id, event_id, kind, customer_id, seq, lane, status, attempts, next_attempt_at, last_outcome, created_at)
     select $1, 'whd_' || n || '_' || k || $1, ($4::text[])[1 + k % 2], 'evt_' || n || $1, 'replay', 'bc_' || n % 40, n, 'bc_' || n % 40,
       (case when s = 1 then 'pending' when s in (2, 3) then 'failed' else 'delivered' end)::delivery_status, 1, null,
       (case s when 1 then null when 2 then 'address_refused' when 3 then 'http_error' else 'delivered' end)::attempt_outcome, ${at}
     from generate_series(1, $2::int) n, generate_series(1, $3::int) k, lateral (select (n * 7 + k * 13) % 50 as s) states`,
    [orgId, EVENTS, OF_EACH, made],
  );
  return made;
}

const LISTS = {
  webhook_delivery: {
    read: ({ ctx }: Shop, filters: object): Promise<Page<{ id: string }>> =>
      listDeliveries(ctx, deliveryFilters.parse(filters)),
    walk: (filters: object): Walk => deliveryWalk(shop.orgId, deliveryFilters.parse(filters)),
  },
  event: {
    read: ({ ctx }: Shop, filters: object): Promise<Page<{ id: string }>> =>
      listEventRows(ctx, eventFilters.parse(filters)),
    walk: (filters: object): Walk => eventWalk(shop.orgId, eventFilters.parse(filters)),
  },
};

async function follow(list: keyof typeof LISTS, filters: object): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page<{ id: string }> = await LISTS[list].read(shop, {
      size: 1000,
      ...filters,
      ...(cursor ? { cursor } : {}),
    });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

const OF_TYPE =
  "exists (select from event e where e.org_id = $1 and e.id = event_id and e.type = 'charge.disputed')";
const BETWEEN = "created_at >= '2026-03-01T00:00Z' and created_at < '2026-03-02T00:00Z'";
/** The list, its filters, what they mean, and the index from which its page is read. */
const CASES: [keyof typeof LISTS, object, string, string][] = [
  ["webhook_delivery", {}, "true", "webhook_delivery_pages"],
  [
    "webhook_delivery",
    { dir: "asc", from: "2026-03-01", to: "2026-03-01" },
    BETWEEN,
    "webhook_delivery_pages",
  ],
  ["webhook_delivery", { endpoint: "A" }, "endpoint_id = 'A'", "webhook_delivery_endpoint_pages"],
  ["webhook_delivery", { status: "pending" }, "status = 'pending'", "webhook_delivery_pages_pending"],
  [
    "webhook_delivery",
    { status: "pending", endpoint: "A" },
    "status = 'pending' and endpoint_id = 'A'",
    "webhook_delivery_endpoint_pages_pending",
  ],
  ["webhook_delivery", { status: "failed" }, "status = 'failed'", "webhook_delivery_pages_trouble"],
  [
    "webhook_delivery",
    { outcome: "address_refused", endpoint: "A" },
    "last_outcome = 'address_refused' and endpoint_id = 'A'",
    "webhook_delivery_endpoint_pages_trouble",
  ],
  [
    "webhook_delivery",
    { status: "delivered", outcome: "delivered", type: "charge.disputed" },
    `status = 'delivered' and ${OF_TYPE}`,
    "webhook_delivery_pages",
  ],
  [
    "webhook_delivery",
    { customer: "bc_3", status: "pending", endpoint: "A", type: "charge.disputed" },
    `customer_id = 'bc_3' and status = 'pending' and endpoint_id = 'A' and ${OF_TYPE}`,
    "webhook_delivery_customer_pages",
  ],
  ["event", {}, "true", "event_pages"],
  ["event", { type: "charge.disputed", from: "2026-03-01" }, "type = 'charge.disputed'", "event_type_pages"],
  ["event", { customer: "bc_3", type: "trigger.captured" }, "false", "event_customer_pages"],
];

it.each(CASES)(
  "%s %j: all and nothing else, once, from its index",
  async (table, given, condition, index) => {
    const named = (text: string) => text.replaceAll(/(?<=["'])A(?=["'])/g, endpoints[0] ?? "");
    const filters = JSON.parse(named(JSON.stringify(given)));
    const way = "dir" in given ? "asc" : "desc";
    const { rows } = await database.ownerPool.query<{ id: string }>(
      `select id from ${table} where org_id = $1 and ${named(condition)} order by created_at ${way}, id ${way}`,
      [shop.orgId],
    );
    const ids = rows.map(({ id }) => id);
    if (condition !== "false") expect(ids).not.toEqual([]);
    expect(await follow(table, filters)).toEqual(ids);
    const nodes = await explainWalk(LISTS[table].walk(filters));
    expect(
      nodes.map((node) => node["Node Type"]).filter((type) => /^Sort|Seq|Bitmap|Hash|Merge/.test(type)),
    ).toEqual([]);
    expect(nodes.find((node) => node["Relation Name"] === table)?.["Index Name"]).toBe(index);
    const small = { ...filters, size: 25 };
    const first = await LISTS[table].read(shop, small);
    const second = first.nextCursor
      ? await LISTS[table].read(shop, { ...small, cursor: first.nextCursor })
      : { rows: [] };
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids.slice(0, 50));
  },
);

it("shows a delivery with its attempts, an event with its deliveries, an endpoint with what waits, to its organization alone", async () => {
  const { orgId, ctx } = await newShop();
  const [id, paused] = [
    await newEndpoint(orgId, { name: "Live" }),
    await newEndpoint(orgId, { name: "Held", status: "paused" }),
  ];
  const gone = await newEndpoint(orgId, { name: "Gone", deletedAt: new Date() });
  for (const subject of ["one", "two"])
    await inOrg(orgId, (tx) =>
      publish(tx, {
        orgId,
        type: "setup.expired",
        customerId: "bc_1",
        subject,
        data: { billing_customer_id: "bc_1", contact_id: subject },
      }),
    );
  const [claimed] = await claimDeliveries(orgId, id, 10);
  if (!claimed) throw new Error("Nothing is due");
  const refused: Posted = {
    outcome: "address_refused",
    status: null,
    latencyMs: 3,
    answer: null,
    error: "10.0.0.5 is a private address",
    retryAfterMs: null,
  };
  await finishDelivery(claimed, refused);

  const { rows } = await listDeliveries(ctx, { dir: "asc", endpoint: id });
  expect(rows).toMatchObject([
    {
      status: "pending",
      attempts: 1,
      lastOutcome: "address_refused",
      turn: { waits: "next_attempt", at: expect.stringMatching(/Z$/) },
    },
    { status: "pending", attempts: 0, lastOutcome: null, turn: { waits: "order" } },
  ]);
  expect(await getDelivery(ctx, claimed.id)).toMatchObject({
    endpointDeleted: false,
    payload: { event_type: "setup.expired", data: { contact_id: "one" } },
    tries: [{ number: 1, outcome: "address_refused", error: refused.error, latencyMs: 3, status: null }],
  });
  const held = await listDeliveries(ctx, { endpoint: paused });
  expect(held.rows.map(({ turn }) => turn)).toEqual([
    { waits: "endpoint", status: "paused" },
    { waits: "endpoint", status: "paused" },
  ]);
  await inOrg(orgId, (tx) =>
    tx.webhookEndpoint.update({
      where: { orgId_id: { orgId, id: paused } },
      data: { deletedAt: new Date() },
    }),
  );
  expect((await listDeliveries(ctx, { endpoint: paused })).rows[0]?.turn).toEqual({
    waits: "endpoint",
    status: "deleted",
  });
  await inOrg(orgId, (tx) =>
    tx.webhookEndpoint.update({ where: { orgId_id: { orgId, id: paused } }, data: { deletedAt: null } }),
  );

  await finishDelivery(
    { ...claimed, number: 1 },
    { ...refused, outcome: "delivered", status: 204, error: null },
  );
  const events = await listEventRows(ctx, {});
  expect(events.rows.map(({ deliveries }) => deliveries)).toEqual([
    { pending: 2, delivered: 0, failed: 0 },
    { pending: 1, delivered: 1, failed: 0 },
  ]);
  const event = events.rows[1]?.id ?? "";
  const details = await getEventDetails(ctx, event);
  expect(details?.payload).toMatchObject({ event_id: event });
  expect(details?.deliveries.map(({ endpoint, status }) => `${endpoint.name} ${status}`).sort()).toEqual([
    "Held pending",
    "Live delivered",
  ]);

  expect(await listEndpointViews(ctx)).toMatchObject([
    { name: "Held", waiting: 2 },
    { name: "Live", waiting: 1 },
  ]);
  expect(JSON.stringify(await findEndpointView(ctx, id))).not.toContain("secret");
  expect(await findEndpointView(ctx, gone)).toBeNull();
  expect((await listEndpointChoices(ctx)).map(({ name }) => name)).toEqual([
    "Held",
    "Live",
    "Gone (deleted)",
  ]);

  const stranger = other.ctx;
  expect(await getDelivery(stranger, claimed.id)).toBeNull();
  expect(await getEventDetails(stranger, event)).toBeNull();
  expect(await findEndpointView(stranger, id)).toBeNull();
  expect((await listDeliveries(stranger, { endpoint: id })).rows).toEqual([]);
});
