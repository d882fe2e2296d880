import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { newSigningSecret } from "@/lib/outbox/sign";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type Arrival, type Receiver, startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";
import { startWorker } from "./worker";

/**
 * The worker is killed again and again while events flow to a receiver that fails, hangs and redirects at random.
 * `npm run storm` makes it a hundred deaths and ten thousand events; the tests of each change a few.
 */
const KILLS = Number(process.env.EDGE_STORM_KILLS ?? 8);
const EVENTS = Number(process.env.EDGE_STORM_EVENTS ?? 600);
const CUSTOMERS = Math.ceil(EVENTS / 20);

let database: TestDatabase;
let receiver: Receiver;
const taken = new Map<string, number>();
const secret = newSigningSecret();

beforeAll(async () => {
  database = await testDatabase();
  receiver = await startReceiver(atRandom);
});
afterAll(async () => {
  await receiver.close();
  await disconnect();
  await database.drop();
});

function atRandom({ event }: Arrival, response: Parameters<Parameters<typeof startReceiver>[0] & object>[1]) {
  const mood = Math.random();
  if (mood < 0.15) return 500;
  if (mood < 0.25) {
    response.writeHead(307, { location: `${receiver.url}/elsewhere` }).end();
    return undefined;
  }
  if (mood < 0.26) return null;
  if (mood < 0.28) {
    response.destroy();
    return undefined;
  }
  taken.set(event.event_id, (taken.get(event.event_id) ?? 0) + 1);
  // Taken, and the answer is lost.
  if (mood < 0.3) {
    response.destroy();
    return undefined;
  }
  return 204;
}

/** Nobody waits for a schedule of hours: what is to be tried again later is due now, and so is what a dead worker held. */
const letTimePass = () =>
  database.ownerPool.query(
    "update webhook_delivery set next_attempt_at = now() where status = 'pending' and next_attempt_at > now() + interval '1 second' and claimed_at is null",
  );
const letLeasesEnd = () =>
  database.ownerPool.query(
    "update webhook_delivery set claimed_at = now() - interval '1 hour' where status = 'pending' and claimed_at is not null",
  );

it("delivers every event at least once, in each customer's order, however often the worker dies", async () => {
  const { orgId } = await newShop();
  await newEndpoint(orgId, {
    url: receiver.url,
    timeoutSeconds: 5,
    secrets: { signing: [{ secret, until: null }], auth: { type: "none" } },
  });
  const customers = Array.from({ length: CUSTOMERS }, () => newId("bc"));
  let published = 0;
  let dying = true;

  const publishing = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (published < EVENTS) {
        const customerId = customers[published % CUSTOMERS] as string;
        published += 1;
        const data = { billing_customer_id: customerId, contact_id: "c" };
        await inOrg(orgId, (tx) =>
          publish(tx, { orgId, type: "setup.expired", customerId, subject: newId("link"), data }),
        );
        // As long as the deaths last, and no longer.
        if (dying) await wait((KILLS * 1000) / (EVENTS / 4));
      }
    }),
  );
  const clock = setInterval(() => void letTimePass().catch(() => {}), 100);
  for (let death = 0; death < KILLS; death += 1) {
    const worker = startWorker();
    await worker.ready;
    await wait(Math.random() * 900);
    await worker.kill();
    await letLeasesEnd();
  }
  dying = false;
  const survivor = startWorker();
  await publishing;
  await vi.waitFor(
    async () => {
      const { rows } = await database.ownerPool.query(
        "select count(*)::int as left from webhook_delivery where status <> 'delivered'",
      );
      expect(rows).toEqual([{ left: 0 }]);
    },
    { timeout: 600_000, interval: 250 },
  );
  clearInterval(clock);
  await survivor.stop();

  const { rows: events } = await database.ownerPool.query<{ id: string; payload: string }>(
    "select id, payload from event",
  );
  expect(events).toHaveLength(EVENTS);
  const payloads = new Map(events.map(({ id, payload }) => [id, payload]));
  // Each at least once, none invented, each under its own id with its own bytes, and signed.
  expect([...taken.keys()].sort()).toEqual([...payloads.keys()].sort());
  const verifier = new Webhook(secret);
  for (const { headers, body } of receiver.arrivals) {
    expect(body).toBe(payloads.get(headers["webhook-id"] ?? ""));
    verifier.verify(body, headers);
  }
  for (const customerId of customers) {
    const seen = new Set<string>();
    for (const { event } of receiver.arrivals)
      if (event.data.billing_customer_id === customerId) seen.add(event.created_at);
    expect([...seen]).toEqual([...seen].sort());
  }
  // Nothing is left behind: all that was begun has an end, and each attempt was written down.
  const { rows: left } = await database.ownerPool.query(
    `select count(*)::int as deliveries, count(*) filter (where next_attempt_at is not null or claimed_at is not null)::int as open,
       count(*) filter (where attempts <> (select count(*) from webhook_attempt t where t.delivery_id = d.id))::int as unrecorded
     from webhook_delivery d`,
  );
  expect(left).toEqual([{ deliveries: EVENTS, open: 0, unrecorded: 0 }]);
  process.stdout.write(`${KILLS} deaths, ${EVENTS} events, ${receiver.arrivals.length} arrivals\n`);
}, 1_800_000);
