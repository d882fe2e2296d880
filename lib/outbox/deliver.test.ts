import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop } from "@/lib/testing/factories";
import { claimDeliveries } from "./claim";
import { type Dispatcher, makeDispatcher } from "./dispatcher";
import { finishDelivery } from "./finish";
import { publish } from "./publish";
import { newSigningSecret } from "./sign";
import { jump } from "./testing/jump";
import { newEndpoint } from "./testing/new-endpoint";
import { type Receiver, startReceiver } from "./testing/receiver";

const HOUR = 3_600_000;

let database: TestDatabase;
let orgId: string;
let dispatcher: Dispatcher;
const disabled: string[] = [];
const receivers: Receiver[] = [];
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
});
beforeEach(async () => {
  ({ orgId } = await newShop());
  disabled.length = 0;
  const disable = async (_org: string, id: string, reason: string) => void disabled.push(`${id} ${reason}`);
  dispatcher = makeDispatcher(disable, 100);
});
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
  await dispatcher.stop();
  await database.ownerPool.query("update webhook_endpoint set deleted_at = now()");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await disconnect();
  await database.drop();
});

async function receiver(...answer: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...answer);
  receivers.push(started);
  return started;
}

const tell = (customerId: string) =>
  inOrg(orgId, async (tx) => {
    const subject = newId("link");
    const data = { billing_customer_id: customerId, contact_id: subject };
    await publish(tx, { orgId, type: "setup.expired", customerId, subject, data });
    return subject;
  });

const toldBy = ({ arrivals }: Receiver) => arrivals.map(({ event }) => event.data.contact_id);

async function deliveries(endpointId: string) {
  const { rows } = await database.ownerPool.query<{
    status: string;
    attempts: number;
    step: number;
    last_outcome: string | null;
    /** Seconds until the next attempt. */
    wait: number | null;
    outcomes: string[];
  }>(
    `select status, attempts, step, last_outcome, round(extract(epoch from next_attempt_at - now()))::int as wait,
       array(select t.outcome::text from webhook_attempt t where t.delivery_id = d.id order by t.number) as outcomes
     from webhook_delivery d where org_id = $1 and endpoint_id = $2 order by seq`,
    [orgId, endpointId],
  );
  return rows;
}

/** Sends what is due until `done` holds. */
const until = (done: () => unknown) =>
  vi.waitFor(
    async () => {
      await dispatcher.sweep();
      await done();
    },
    { timeout: 20_000, interval: 20 },
  );

it("posts the stored bytes, signed with every valid secret, and with what the endpoint asks for", async () => {
  const endpoint = await receiver();
  const [old, current, former] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];
  const soon = new Date(Date.now() + HOUR).toISOString();
  const past = new Date(Date.now() - HOUR).toISOString();
  const id = await newEndpoint(orgId, {
    url: endpoint.url,
    secrets: {
      signing: [
        { secret: current, until: null },
        { secret: old, until: soon },
        { secret: former, until: past },
      ],
      auth: { type: "bearer", token: "let-me-in" },
    },
  });
  await tell("bc_1");
  await until(async () => expect(await deliveries(id)).toMatchObject([{ status: "delivered" }]));
  const [arrival] = endpoint.arrivals;
  const { rows } = await database.ownerPool.query("select payload from event where org_id = $1", [orgId]);
  expect(arrival?.body).toBe(rows[0]?.payload);
  expect(arrival?.headers).toMatchObject({
    authorization: "Bearer let-me-in",
    "webhook-id": arrival?.event.event_id,
    "content-type": "application/json",
  });
  for (const secret of [current, old])
    expect(new Webhook(secret).verify(arrival?.body ?? "", arrival?.headers ?? {})).toEqual(arrival?.event);
  expect(() => new Webhook(former).verify(arrival?.body ?? "", arrival?.headers ?? {})).toThrow("signature");
  expect(await deliveries(id)).toMatchObject([{ attempts: 1, outcomes: ["delivered"], wait: null }]);
});

it("keeps a customer's order while one of its events fails, and nobody else waits for it", async () => {
  let failing = true;
  const endpoint = await receiver(({ event }) => (failing && event.data.contact_id === first ? 500 : 200));
  const id = await newEndpoint(orgId, { url: endpoint.url });
  const first = await tell("bc_1");
  const second = await tell("bc_1");
  const other = await tell("bc_2");
  await until(async () =>
    expect(await deliveries(id)).toMatchObject([
      { attempts: 1, last_outcome: "http_error", step: 1 },
      { attempts: 0, wait: null },
      { attempts: 1, status: "delivered" },
    ]),
  );
  const third = await tell("bc_1");
  // Not one of those that wait is due, whatever time it gets.
  expect((await deliveries(id)).map(({ wait }) => wait)).toEqual([expect.closeTo(5, -1), null, null, null]);
  failing = false;
  await jump(database.ownerPool, 6_000);
  await until(async () =>
    expect((await deliveries(id)).every(({ status }) => status === "delivered")).toBe(true),
  );
  expect(toldBy(endpoint).filter((told) => told !== other)).toEqual([first, first, second, third]);
});

it("tries again by the schedule, and gives up one that alone is refused", async () => {
  const endpoint = await receiver(({ event }) => (event.data.billing_customer_id === "bc_bad" ? 422 : 200));
  const id = await newEndpoint(orgId, { url: endpoint.url });
  await tell("bc_bad");
  const waits: (number | null)[] = [];
  for (let attempt = 1; attempt <= 7; attempt += 1) {
    await until(async () =>
      expect((await deliveries(id))[0]).toMatchObject({ attempts: attempt, step: attempt }),
    );
    const wait = (await deliveries(id))[0]?.wait ?? 0;
    waits.push(wait);
    // The endpoint is well: it takes another's.
    if (attempt === 1) {
      await tell("bc_good");
      await until(async () => expect((await deliveries(id))[1]).toMatchObject({ status: "delivered" }));
    }
    await jump(database.ownerPool, wait * 1000 + 1000);
  }
  const planned = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
  for (const [place, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual((planned[place] ?? 0) - 1);
    expect(wait).toBeLessThanOrEqual((planned[place] ?? 0) * 1.1 + 1);
  }
  await until(async () =>
    expect(await deliveries(id)).toMatchObject([
      { status: "failed", attempts: 8, wait: null },
      { status: "delivered", attempts: 1 },
    ]),
  );
});

it("gives nothing up while the endpoint takes nothing, has it disabled after five days, and catches up at once when it is back", async () => {
  let dead = true;
  const endpoint = await receiver(() => (dead ? 503 : 200));
  const id = await newEndpoint(orgId, { url: endpoint.url });
  const [first, second, third] = [await tell("bc_1"), await tell("bc_1"), await tell("bc_2")];
  for (let attempt = 1; attempt <= 11; attempt += 1) {
    await until(async () =>
      expect((await deliveries(id)).map(({ step }) => step)).toEqual([attempt, 0, attempt]),
    );
    await jump(database.ownerPool, 11 * HOUR);
  }
  expect((await deliveries(id)).map(({ status }) => status)).toEqual(["pending", "pending", "pending"]);
  expect(disabled).toEqual([]);
  await until(() => expect(disabled).toContain(`${id} failing`));
  await until(async () => expect((await deliveries(id)).map(({ step }) => step)).toEqual([12, 0, 12]));
  dead = false;
  // Nothing comes sooner than the endpoint's delay after the attempt before.
  await jump(database.ownerPool, 6_000);
  const arrivedBefore = endpoint.arrivals.length;
  // One is due, and what comes of it brings the rest forward.
  await database.ownerPool.query(
    "update webhook_delivery set next_attempt_at = now() where customer_id = 'bc_2' and org_id = $1",
    [orgId],
  );
  await until(async () =>
    expect((await deliveries(id)).every(({ status }) => status === "delivered")).toBe(true),
  );
  expect(toldBy(endpoint).slice(arrivedBefore)).toEqual([third, first, second]);
});

it("brings forward what waits for an endpoint that is back, but not within its own delay after the attempt before", async () => {
  const endpoint = await receiver(({ event }) => (event.data.billing_customer_id === "bc_good" ? 200 : 429));
  const id = await newEndpoint(orgId, { url: endpoint.url, retryDelaySeconds: 600 });
  await tell("bc_1");
  await tell("bc_2");
  await until(async () => expect(await deliveries(id)).toMatchObject([{ step: 1 }, { step: 1 }]));
  // Of the first, an hour is left to wait, and its attempt was seven minutes ago.
  await database.ownerPool.query(
    `with first as (update webhook_delivery set next_attempt_at = now() + interval '1 hour' where org_id = $1 and customer_id = 'bc_1' returning id)
     update webhook_attempt t set created_at = now() - interval '7 minutes' from first where t.delivery_id = first.id`,
    [orgId],
  );
  await database.ownerPool.query(
    "update webhook_endpoint set failing_since = now() - interval '7 minutes' where org_id = $1",
    [orgId],
  );
  await tell("bc_good");
  await until(async () => expect((await deliveries(id))[2]).toMatchObject({ status: "delivered" }));
  const [first, second] = await deliveries(id);
  expect([first, second]).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
  expect(first?.wait).toBeCloseTo(180, -1.5);
  expect(second?.wait).toBeCloseTo(600, -2.1);
});

it("brings all forward, however many customers' events waited", async () => {
  const id = await newEndpoint(orgId);
  await tell("bc_good");
  await tell("bc_better");
  await database.ownerPool.query(
    `insert into webhook_delivery (org_id, id, endpoint_id, event_id, kind, seq, lane, attempts, step, next_attempt_at)
     select $1, 'whd_' || n, $2, (select min(id) from event where org_id = $1), 'replay', n, 'bc_' || n, 5, 5, now() + interval '9 hours'
     from generate_series(1, 5100) n`,
    [orgId, id],
  );
  await database.ownerPool.query(
    "update webhook_endpoint set failing_since = now() - interval '7 hours' where org_id = $1",
    [orgId],
  );
  const succeed = async () => {
    const [claimed] = await claimDeliveries(orgId, id, 1);
    if (!claimed) throw new Error("nothing is due");
    await finishDelivery(claimed, {
      outcome: "delivered",
      status: 200,
      latencyMs: 1,
      answer: "",
      error: null,
      retryAfterMs: null,
    });
  };
  const standing = async () => {
    const { rows } = await database.ownerPool.query(
      `select (select count(*)::int from webhook_delivery d where d.org_id = $1 and d.next_attempt_at > now() + interval '1 minute') as far,
         failing_since is not null as failing from webhook_endpoint where org_id = $1`,
      [orgId],
    );
    return rows[0];
  };
  await succeed();
  expect(await standing()).toEqual({ far: 100, failing: true });
  await succeed();
  expect(await standing()).toEqual({ far: 0, failing: false });
});

it("writes down that no key opens an endpoint's secrets, gives nothing up for it, and sends all when the key is back", async () => {
  const endpoint = await receiver();
  const id = await newEndpoint(orgId, { url: endpoint.url, retryCount: 0 });
  const change = (set: string) =>
    database.ownerPool.query(`update webhook_endpoint set ${set} where org_id = $1`, [orgId]);
  const { rows: before } = await database.ownerPool.query(
    "select key_id from webhook_endpoint where org_id = $1",
    [orgId],
  );
  // It took others meanwhile: any other failure would be the event's last.
  await change("key_id = 'lost', last_success_at = now() + interval '30 days'");
  const [first, second] = [await tell("bc_1"), await tell("bc_1")];
  const waits = { status: "pending", attempts: 1, step: 1, last_outcome: "unreachable" };
  await until(async () => expect(await deliveries(id)).toMatchObject([waits, { attempts: 0 }]));
  expect((await deliveries(id))[0]?.wait).toBeGreaterThanOrEqual(4);
  const { rows } = await database.ownerPool.query("select error from webhook_attempt where org_id = $1", [
    orgId,
  ]);
  expect(rows).toEqual([{ error: expect.stringContaining("add the former EDGE_SECRET_KEY") }]);
  await jump(database.ownerPool, 6 * 24 * HOUR);
  await until(() => expect(disabled).toEqual([`${id} sealed`]));
  expect(endpoint.arrivals).toEqual([]);

  await change(`key_id = '${before[0]?.key_id}'`);
  await jump(database.ownerPool, HOUR);
  await until(async () =>
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(["delivered", "delivered"]),
  );
  expect(toldBy(endpoint)).toEqual([first, second]);
});

it("has an endpoint that answers 410 disabled, and sends nothing while it is out of use", async () => {
  const endpoint = await receiver(() => 410);
  const id = await newEndpoint(orgId, { url: endpoint.url });
  await tell("bc_1");
  await until(() => expect(disabled).toEqual([`${id} gone`]));
  await database.ownerPool.query("update webhook_endpoint set status = 'paused' where org_id = $1", [orgId]);
  await tell("bc_2");
  await jump(database.ownerPool, 12 * HOUR);
  expect(await claimDeliveries(orgId, id, 10)).toEqual([]);
  const { rows } = await database.ownerPool.query(
    "select id from due_endpoints(now(), 100) where org_id = $1",
    [orgId],
  );
  expect(rows).toEqual([]);
  expect((await deliveries(id)).map(({ status }) => status)).toEqual(["pending", "pending"]);
});

it("leaves to another worker what the one that took it never finished, and believes that one when it comes late", async () => {
  const id = await newEndpoint(orgId, { timeoutSeconds: 5 });
  await tell("bc_1");
  const [taken] = await claimDeliveries(orgId, id, 10);
  if (!taken) throw new Error("nothing was due");
  expect(await claimDeliveries(orgId, id, 10)).toEqual([]);
  await jump(database.ownerPool, 16_000);
  expect(await claimDeliveries(orgId, id, 10)).toMatchObject([
    { id: taken.id, number: 2, payload: taken.payload },
  ]);
  expect(await deliveries(id)).toMatchObject([{ status: "pending", attempts: 2, outcomes: ["interrupted"] }]);
  const came = { status: null, latencyMs: 20_000, answer: null, error: null, retryAfterMs: null };
  await finishDelivery(taken, { ...came, outcome: "timed_out" });
  expect(await deliveries(id)).toMatchObject([{ status: "pending", step: 0, outcomes: ["timed_out"] }]);
  await finishDelivery({ ...taken, number: 2 }, { ...came, outcome: "delivered", status: 204 });
  await finishDelivery({ ...taken, number: 2 }, { ...came, outcome: "http_error", status: 500 });
  expect(await deliveries(id)).toMatchObject([{ status: "delivered", outcomes: ["timed_out", "delivered"] }]);
});

it("lets no endpoint hold up another's, and breaks off what hangs when it stops", async () => {
  const hanging = await receiver(() => null);
  const healthy = await receiver();
  const slow = await newEndpoint(orgId, { url: hanging.url });
  const quick = await newEndpoint(orgId, { url: healthy.url });
  await Promise.all(Array.from({ length: 40 }, (_, nth) => tell(`bc_${nth}`)));
  await until(async () =>
    expect((await deliveries(quick)).every(({ status }) => status === "delivered")).toBe(true),
  );
  expect(await deliveries(slow)).toHaveLength(40);
  await until(() => expect(hanging.arrivals).toHaveLength(16));
  await dispatcher.stop();
  const broken = (await deliveries(slow)).filter(({ attempts }) => attempts > 0);
  expect(broken).toHaveLength(16);
  // Due at once, for whoever starts next, and no mark against the endpoint.
  for (const one of broken)
    expect(one).toMatchObject({ status: "pending", step: 0, wait: 0, outcomes: ["interrupted"] });
  const { rows } = await database.ownerPool.query(
    "select failure_count, failing_since from webhook_endpoint where id = $1",
    [slow],
  );
  expect(rows).toEqual([{ failure_count: 0, failing_since: null }]);
});

it("is of one organization: another's cannot be taken or finished", async () => {
  const id = await newEndpoint(orgId, { timeoutSeconds: 5 });
  await tell("bc_1");
  const other = await newShop();
  expect(await claimDeliveries(other.orgId, id, 10)).toEqual([]);
  const [taken] = await claimDeliveries(orgId, id, 10);
  if (!taken) throw new Error("nothing was due");
  const delivered = {
    outcome: "delivered",
    status: 200,
    latencyMs: 1,
    answer: null,
    error: null,
    retryAfterMs: null,
  } as const;
  await finishDelivery({ ...taken, orgId: other.orgId }, delivered);
  expect(await deliveries(id)).toMatchObject([{ status: "pending", outcomes: [] }]);
});
