import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { z } from "zod";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeDispatcher } from "@/lib/outbox/dispatcher";
import { publish } from "@/lib/outbox/publish";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { countReplay } from "./count-replay";
import { disableEndpoint } from "./disable-endpoint";
import { listEventsInput, replayEventsInput } from "./event-schema";
import { getEvent } from "./get-event";
import { listEvents } from "./list-events";
import { presentEvent } from "./present";
import { replayEvents } from "./replay-events";
import { resendEvent } from "./resend-event";

let database: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
});
beforeEach(async () => {
  shop = await newShop();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await disconnect();
  await database.drop();
});

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** Tells of a customer so many times in one transaction. */
const tell = (customerId: string, times = 1, type: "setup.expired" | "setup.opened" = "setup.expired") =>
  inOrg(shop.orgId, async (tx) => {
    for (let nth = 0; nth < times; nth += 1) {
      const data = { billing_customer_id: customerId, contact_id: "cont" } as never;
      await publish(tx, { orgId: shop.orgId, type, customerId, subject: newId("link"), data });
    }
  });

/** A customer that the list can be asked for. */
async function newCustomer(): Promise<string> {
  const { orgId, brandId } = shop;
  const [id, contactId] = [newId("bc"), newId("cont")];
  await inOrg(orgId, async (tx) => {
    await tx.contact.create({ data: { orgId, id: contactId } });
    const customer = { orgId, id, contactId, brandId, gateway: "stripe", currency: "USD" } as const;
    await tx.billingCustomer.create({ data: { ...customer, requireInitial: false, initialAmount: 1500 } });
  });
  return id;
}

const list = (wish: z.input<typeof listEventsInput> = {}) =>
  listEvents(shop.ctx, listEventsInput.parse(wish));
const replay = (wish: z.input<typeof replayEventsInput>) =>
  replayEvents(shop.ctx, replayEventsInput.parse(wish));

const count = (wish: z.input<typeof replayEventsInput>) =>
  countReplay(shop.ctx, replayEventsInput.parse(wish));

async function rows<T extends object>(text: string, ...more: unknown[]): Promise<T[]> {
  return (await database.ownerPool.query<T>(text, [shop.orgId, ...more])).rows;
}

/** Of all events in their order. */
const stored = async () =>
  (await rows<{ id: string }>("select id from event where org_id = $1 order by seq")).map(({ id }) => id);

/** Gives the events, in their order, these ages in days. */
async function age(...days: number[]): Promise<void> {
  await database.ownerPool.query(
    `update event e set created_at = now() - a.days * interval '1 day'
     from unnest($1::text[], $2::float8[]) a (id, days) where e.id = a.id`,
    [await stored(), days],
  );
}

it("gives a poller each event once and in its order, while others are published beside it", async () => {
  const publishing = Array.from({ length: 12 }, (_, nth) => tell(`bc_${nth % 5}`, 3));
  const read: string[] = [];
  let after: string | undefined;
  let published = false;
  const all = Promise.all(publishing).then(() => {
    published = true;
  });
  for (let last = false; !last; ) {
    last = published;
    const page = await list({ after, limit: 5 });
    expect(page.events.length).toBeLessThanOrEqual(5);
    read.push(...page.events.map(({ event_id }) => event_id));
    after = page.next;
    if (page.more) last = false;
  }
  await all;
  expect(read).toHaveLength(36);
  expect(read).toEqual(await stored());

  // Where nothing is new the cursor stays good, and an event's id is one as well.
  expect(await list({ after })).toMatchObject({ events: [], more: false, next: after });
  await tell("bc_1");
  const [newest] = (await stored()).slice(-1);
  expect((await list({ after })).events.map(({ event_id }) => event_id)).toEqual([newest]);
  expect((await list({ after: read[34] })).events.map(({ event_id }) => event_id)).toEqual([
    read[35],
    newest,
  ]);
  // A database that was set back has not reached it; going on from it would pass over what is new.
  const ahead = Buffer.from("events 900000000000000000").toString("base64url");
  for (const wrong of ["evt_none", "ZXZlbnRzIHh4", "-1", ahead])
    await expect(list({ after: wrong })).rejects.toMatchObject({ code: "invalid_request", field: "after" });
});

it("finds events by type, customer and time, and goes on behind those that it left out", async () => {
  const [one, other] = [await newCustomer(), await newCustomer()];
  await tell(one, 2, "setup.opened");
  await tell(other);
  await tell(one);
  await tell(other, 1, "setup.opened");
  await age(5, 4, 3, 2, 1);
  const ids = await stored();
  const found = async (wish: Parameters<typeof list>[0]) =>
    (await list(wish)).events.map(({ event_id }) => ids.indexOf(event_id));
  expect(await found({ event_type: "setup.opened" })).toEqual([0, 1, 4]);
  expect(await found({ billing_customer_id: one })).toEqual([0, 1, 3]);
  expect(await found({ billing_customer_id: one, event_type: "setup.expired" })).toEqual([3]);
  expect(await found({ created_from: daysAgo(4.5), created_to: daysAgo(1.5) })).toEqual([1, 2, 3]);
  const [exact] = await rows<{ at: Date }>(
    "select created_at as at from event where org_id = $1 and id = $2",
    ids[2],
  );
  const at = exact?.at.toISOString();
  expect([await found({ created_from: at }), await found({ created_to: at })]).toEqual([
    [2, 3, 4],
    [0, 1],
  ]);
  expect(await list({ created_from: daysAgo(-1) })).toMatchObject({ events: [], more: false });
  await expect(list({ billing_customer_id: "bc_none" })).rejects.toMatchObject({ code: "unknown_customer" });

  const first = await list({ event_type: "setup.opened", limit: 2 });
  expect([first.events.length, first.more]).toEqual([2, true]);
  const rest = await list({ event_type: "setup.opened", limit: 2, after: first.next });
  expect([rest.events.map(({ event_id }) => event_id), rest.more]).toEqual([[ids[4]], false]);
  expect((await list({ after: rest.next })).events).toEqual([]);
  // A cursor stays good when everything up to it was forgotten.
  await database.ownerPool.query("delete from event where org_id = $1", [shop.orgId]);
  expect(await list({ after: rest.next })).toMatchObject({ events: [], more: false, next: rest.next });
});

it("sends an event again at once, past what its customer waits for and whatever the endpoint wants, and shows every attempt", async () => {
  const receiver = await startReceiver(({ event }) => (event.data.nth === undefined ? 500 : 204));
  await tell("bc_1");
  const failing = await newEndpoint(shop.orgId, { url: receiver.url });
  const picky = await newEndpoint(shop.orgId, { url: receiver.url, eventTypes: ["charge.refunded"] });
  await tell("bc_1", 2);
  const [before = "", first = "", second = ""] = await stored();
  const dispatcher = makeDispatcher(disableEndpoint, 100);
  const until = (done: () => unknown) =>
    vi.waitFor(
      async () => {
        await dispatcher.sweep();
        await done();
      },
      { timeout: 20_000, interval: 20 },
    );
  await until(() => expect(receiver.arrivals.map(({ event }) => event.event_id)).toEqual([first]));

  await resendEvent(shop.ctx, { event_id: second, wh_id: failing });
  const resent = await resendEvent(shop.ctx, { event_id: before, wh_id: picky });
  expect(resent.waits).toBe(false);
  expect(
    await rows(
      `select j.payload->'endpointIds' as to from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'deliver_events' and j.payload->>'orgId' = $1 order by j.id desc limit 2`,
    ),
  ).toEqual([{ to: [picky] }, { to: [failing] }]);
  await until(() =>
    expect(receiver.arrivals.map(({ event }) => event.event_id).sort()).toEqual(
      [before, first, second].sort(),
    ),
  );
  await dispatcher.stop();
  await receiver.close();

  const shown = presentEvent(await getEvent(shop.ctx, { event_id: before }));
  expect(shown).toEqual({
    data: receiver.arrivals.find(({ event }) => event.event_id === before)?.event,
    deliveries: [
      {
        whd_id: resent.deliveryId,
        wh_id: picky,
        whd_kind: "resend",
        whd_status: "pending",
        whd_next_attempt: expect.stringMatching(/^20.*Z$/),
        attempts: [expect.objectContaining({ number: 1, outcome: "http_error", status: 500, answer: "" })],
      },
    ],
  });
  const waits = presentEvent(await getEvent(shop.ctx, { event_id: second })).deliveries;
  expect(waits.map(({ whd_kind, attempts }) => [whd_kind, attempts.length]).sort()).toEqual([
    ["event", 0],
    ["resend", 1],
  ]);
  expect(
    await rows(
      "select subject_id, customer_id, details from audit_entry where org_id = $1 and action = 'event.resent' order by created_at, id",
    ),
  ).toEqual([
    expect.objectContaining({
      subject_id: second,
      details: expect.objectContaining({ webhook_id: failing }),
    }),
    expect.objectContaining({ subject_id: before, details: expect.objectContaining({ webhook_id: picky }) }),
  ]);
});

it("queues everything between two times again in each customer's order, but what was not asked for or still waits", async () => {
  await tell("bc_old", 1);
  await tell("bc_1", 350);
  await tell("bc_2", 250);
  await tell("bc_1", 1, "setup.opened");
  await tell("bc_late", 1);
  await age(10, ...Array.from({ length: 601 }, (_, nth) => 5 - nth / 1000), 1);
  const ids = await stored();
  const wh_id = await newEndpoint(shop.orgId, { status: "paused", eventTypes: ["setup.expired"] });
  expect(await resendEvent(shop.ctx, { event_id: ids[3] ?? "", wh_id })).toMatchObject({ waits: true });

  // What it will come to is told beforehand.
  const range = { wh_id, since: daysAgo(6), until: daysAgo(2) };
  expect(await count(range)).toEqual({ count: 599 });
  expect(await replay(range)).toEqual({ queued: 599 });
  expect(await count(range)).toEqual({ count: 0 });
  expect(await count({ wh_id, since: daysAgo(11) })).toEqual({ count: 2 });
  const queued = await rows<{ event_id: string; lane: string; is_first: boolean }>(
    `select event_id, lane, next_attempt_at is not null as is_first from webhook_delivery
     where org_id = $1 and kind = 'replay' order by seq`,
  );
  expect(queued.map(({ event_id }) => event_id)).toEqual([...ids.slice(1, 3), ...ids.slice(4, 601)]);
  expect(queued.filter(({ is_first }) => is_first).map(({ lane }) => lane)).toEqual(["bc_1", "bc_2"]);
  // All of it waits: nothing but what lies outside is left.
  expect(await replay({ wh_id, since: daysAgo(11) })).toEqual({ queued: 2 });
  expect(await replay({ wh_id, since: daysAgo(11) })).toEqual({ queued: 0 });

  for (const either of [count, replay])
    await expect(either({ wh_id, since: daysAgo(90.01) })).rejects.toMatchObject({ field: "since" });
  const at = daysAgo(3);
  await expect(replay({ wh_id, since: at, until: at })).rejects.toMatchObject({ field: "until" });
  expect(
    await rows(
      "select details from audit_entry where org_id = $1 and action = 'webhook.replayed' order by created_at, id",
    ),
  ).toMatchObject([
    { details: { until: expect.any(String) } },
    { details: { until: null } },
    { details: {} },
  ]);
});

it("replays all of a range and nothing beyond it, where places and times of two customers cross", async () => {
  for (const customer of ["bc_1", "bc_2", "bc_3", "bc_4"]) await tell(customer);
  // In their order: in, in and last of all, beyond, in.
  const end = Date.now() - DAY;
  const ids = await stored();
  await database.ownerPool.query(
    "update event e set created_at = a.at from unnest($1::text[], $2::timestamptz[]) a (id, at) where e.id = a.id",
    [ids, [-3, -1, 0, -2].map((ms) => new Date(end + ms))],
  );
  const wh_id = await newEndpoint(shop.orgId, { status: "paused" });
  const since = new Date(end - 2).toISOString();
  const until = new Date(end).toISOString();
  expect(await count({ wh_id, since, until })).toEqual({ count: 2 });
  expect(await replay({ wh_id, since, until })).toEqual({ queued: 2 });
  const queued = await rows<{ event_id: string }>(
    "select event_id from webhook_delivery where org_id = $1 order by seq",
  );
  expect(queued.map(({ event_id }) => event_id)).toEqual([ids[1], ids[3]]);
});

it("does not look through all that waits for each event that it replays", async () => {
  const wh_id = await newEndpoint(shop.orgId, { status: "paused" });
  await tell("bc_1", 400);
  const client = await database.ownerPool.connect();
  try {
    await client.query("begin");
    await client.query("set local enable_seqscan = off");
    await client.query(
      "delete from webhook_delivery d using event e where e.org_id = $1 and d.event_id = e.id and e.seq % 4 = 0",
      [shop.orgId],
    );
    const looks = async () => {
      const { rows } = await client.query(
        "select (idx_tup_fetch + seq_tup_read)::int as looks from pg_stat_xact_user_tables where relname = 'webhook_delivery'",
      );
      return rows[0]?.looks;
    };
    const before = await looks();
    const { rows } = await client.query(
      "select queued from replay_events($1, $2, now() - interval '1 day', 0, 1e15::bigint, 500)",
      [shop.orgId, wh_id],
    );
    expect(rows).toEqual([{ queued: 100 }]);
    expect((await looks()) - before).toBeLessThan(4_000);
  } finally {
    await client.query("rollback");
    client.release();
  }
});
