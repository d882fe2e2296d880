import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect, inOrg, pool } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { publish } from "./publish";
import { newEndpoint } from "./testing/new-endpoint";

let database: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  database = await testDatabase();
  shop = await newShop();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Publishes that a link of the customer has expired, and holds the transaction open until `hold` is over. */
function tell(orgId: string, customerId: string, hold: Promise<unknown> = Promise.resolve(), times = 1) {
  return inOrg(orgId, async (tx) => {
    for (let nth = 0; nth < times; nth += 1)
      await publish(tx, {
        orgId,
        type: "setup.expired",
        customerId,
        subject: newId("link"),
        data: { billing_customer_id: customerId, contact_id: "c" },
      });
    await hold;
  });
}

async function eventsOf(orgId: string, customerId: string) {
  const { rows } = await database.ownerPool.query<{
    id: string;
    seq: string;
    created_at: Date;
    payload: string;
  }>("select id, seq, created_at, payload from event where org_id = $1 and customer_id = $2 order by seq", [
    orgId,
    customerId,
  ]);
  return rows;
}

describe("an event's place", () => {
  it("is given at the commit: what commits later is later, in time, place and payload, also within one transaction", async () => {
    const customerId = newId("bc");
    const late = new EventEmitter();
    const first = tell(shop.orgId, customerId, once(late, "now"));
    await tell(shop.orgId, customerId, undefined, 3);
    const before = await eventsOf(shop.orgId, customerId);
    late.emit("now");
    await first;
    const after = await eventsOf(shop.orgId, customerId);
    expect(before).toHaveLength(3);
    expect(after.slice(0, 3)).toEqual(before);
    expect(after).toHaveLength(4);
    for (const [place, event] of after.entries()) {
      const told = JSON.parse(event.payload);
      expect(told).toMatchObject({ event_id: event.id, created_at: event.created_at.toISOString() });
      if (place > 0) expect(event.created_at.getTime()).toBeGreaterThan(Number(after[place - 1]?.created_at));
    }
  });

  it("keeps to the order of the commits when many tell of one customer at once", async () => {
    const customerId = newId("bc");
    await Promise.all(Array.from({ length: 24 }, (_, nth) => tell(shop.orgId, customerId, wait(nth % 5), 2)));
    const events = await eventsOf(shop.orgId, customerId);
    const times = events.map(({ created_at }) => created_at.getTime());
    expect(times).toHaveLength(48);
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
  });

  it("leaves no gap below the horizon: it waits for whoever has a place and has not committed", async () => {
    const { orgId } = await newShop();
    const slow = await database.ownerPool.connect();
    await slow.query("begin");
    await slow.query(
      "insert into event (org_id, id, type, customer_id, dedupe_key, payload) values ($1, 'evt_slow', 'setup.expired', 'bc_1', 'slow', '{}')",
      [orgId],
    );
    await slow.query("set constraints all immediate");
    await tell(orgId, "bc_2");
    const horizon = pool()
      .query<{ last: string }>("select event_horizon($1) as last", [orgId])
      .then(({ rows }) => rows[0]?.last);
    expect(await Promise.race([horizon, untilSomebodyWaits()])).toBe("somebody waits");
    await slow.query("commit");
    slow.release();
    const [first, second] = [await eventsOf(orgId, "bc_1"), await eventsOf(orgId, "bc_2")];
    expect(Number(first[0]?.seq)).toBeLessThan(Number(second[0]?.seq));
    expect(await horizon).toBe(second[0]?.seq);
  });
});

async function untilSomebodyWaits(): Promise<string> {
  for (;;) {
    const { rows } = await database.ownerPool.query(
      `select from pg_locks where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rows.length > 0) return "somebody waits";
  }
}

describe("an event's deliveries", () => {
  const deliveriesOf = async (orgId: string, endpointId: string) =>
    (
      await database.ownerPool.query<{ customer_id: string; waits: boolean; lane: string }>(
        `select customer_id, lane, next_attempt_at is null as waits from webhook_delivery
         where org_id = $1 and endpoint_id = $2 and status = 'pending' order by seq`,
        [orgId, endpointId],
      )
    ).rows;

  it("are one for each endpoint that wants the type, also while it is out of use; the first of each customer's is due", async () => {
    const { orgId } = await newShop();
    const all = await newEndpoint(orgId, { eventTypes: ["*"] });
    const some = await newEndpoint(orgId, { eventTypes: ["setup.expired"], status: "disabled" });
    const others = await newEndpoint(orgId, { eventTypes: ["trigger.captured"] });
    const gone = await newEndpoint(orgId, { eventTypes: ["*"], deletedAt: new Date() });
    const [one, two] = [newId("bc"), newId("bc")];
    await tell(orgId, one, undefined, 2);
    await tell(orgId, two);
    await tell(orgId, one);
    const expected = [
      { customer_id: one, lane: one, waits: false },
      { customer_id: one, lane: one, waits: true },
      { customer_id: two, lane: two, waits: false },
      { customer_id: one, lane: one, waits: true },
    ];
    expect(await deliveriesOf(orgId, all)).toEqual(expected);
    expect(await deliveriesOf(orgId, some)).toEqual(expected);
    expect(await deliveriesOf(orgId, others)).toEqual([]);
    expect(await deliveriesOf(orgId, gone)).toEqual([]);
    const { rows: jobs } = await database.ownerPool.query<{ endpoints: string[] }>(
      `select array(select json_array_elements_text(payload -> 'endpointIds') order by 1) as endpoints
       from graphile_worker._private_jobs where payload ->> 'orgId' = $1`,
      [orgId],
    );
    // Only what is due at once is told of.
    expect(jobs.map(({ endpoints }) => endpoints)).toEqual([[all, some].sort(), [all, some].sort()]);
  });

  it("are not there when the change is rolled back, nor of another organization's events", async () => {
    const mine = await newShop();
    const endpoint = await newEndpoint(mine.orgId, { eventTypes: ["*"] });
    await expect(
      inOrg(mine.orgId, async (tx) => {
        await publish(tx, {
          orgId: mine.orgId,
          type: "setup.expired",
          customerId: "bc_x",
          subject: "link_x",
          data: { billing_customer_id: "bc_x", contact_id: "c" },
        });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await tell(shop.orgId, newId("bc"));
    expect(await deliveriesOf(mine.orgId, endpoint)).toEqual([]);
  });
});
