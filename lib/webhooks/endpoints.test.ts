import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { claimDeliveries } from "@/lib/outbox/claim";
import { makeDispatcher } from "@/lib/outbox/dispatcher";
import { publish } from "@/lib/outbox/publish";
import { type Receiver, startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { newMember } from "@/lib/testing/staff";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import { disableEndpoint } from "./disable-endpoint";
import { findEndpointView, listEndpointViews } from "./endpoint-overview";
import { getEvent } from "./get-event";
import { listEndpoints } from "./list-endpoints";
import { listEvents } from "./list-events";
import { replayEvents } from "./replay-events";
import { resendEvent } from "./resend-event";
import { rotateSecret } from "./rotate-secret";
import { createWebhookInput, updateWebhookInput } from "./schema";
import { testEndpoint } from "./test-endpoint";
import { updateEndpoint } from "./update-endpoint";

let database: TestDatabase;
let shop: Shop;
let receivers: Receiver[] = [];
beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv("EDGE_SANDBOX", "1");
});
beforeEach(async () => {
  shop = await newShop();
});
afterEach(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()));
  receivers = [];
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

const create = (fields: Record<string, unknown> = {}, { ctx } = shop) =>
  createEndpoint(
    ctx,
    createWebhookInput.parse({
      wh_name: "Billing",
      wh_endpoint: "https://api.example.com/hooks",
      wh_events: "*",
      ...fields,
    }),
  );
const update = (id: string, fields: Record<string, unknown>) =>
  updateEndpoint(shop.ctx, updateWebhookInput.parse({ wh_id: id, ...fields }));

/** Tells of so many customers. */
const tell = (...customers: string[]) =>
  inOrg(shop.orgId, async (tx) => {
    for (const customerId of customers) {
      const data = { billing_customer_id: customerId, contact_id: "cont" };
      await publish(tx, {
        orgId: shop.orgId,
        type: "setup.expired",
        customerId,
        subject: newId("link"),
        data,
      });
    }
  });

async function rows<T extends object>(text: string, ...more: unknown[]): Promise<T[]> {
  return (await database.ownerPool.query<T>(text, [shop.orgId, ...more])).rows;
}
const audits = () =>
  rows<{ action: string; details: Record<string, unknown> }>(
    "select action, details from audit_entry where org_id = $1 and action ~ '^(webhook|event)\\.' order by created_at, id",
  );

/** Whether any table says this secret in plain. */
async function isKept(secret: string): Promise<boolean> {
  const tables = ["audit_entry", "webhook_endpoint", "webhook_delivery", "webhook_attempt", "event", "mail"];
  const found = await Promise.all(
    tables.map((table) =>
      rows(`select 1 from ${table} t where t.org_id = $1 and t::text like '%' || $2 || '%'`, secret),
    ),
  );
  return found.flat().length > 0;
}

it("shows a secret once, keeps it and what we say of ourselves sealed, and audits what changed without them", async () => {
  const auth = { wh_auth_type: "basic", wh_auth_data: { username: "edge", password: "let-me-in" } };
  const { endpoint, secret } = await create(auth);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint).toMatchObject({ status: "active", eventTypes: ["*"], timeoutSeconds: 30, retryCount: 7 });

  await update(endpoint.id, {
    wh_name: "Ledger",
    wh_events: ["trigger.captured", "trigger.captured"],
    wh_timeout: 5,
  });
  await update(endpoint.id, { wh_name: "Ledger" });
  const bearer = { wh_auth_type: "bearer", wh_auth_data: { token: "open-sesame" } };
  const changed = await update(endpoint.id, bearer);
  expect(changed).toMatchObject({
    name: "Ledger",
    eventTypes: ["trigger.captured"],
    authType: "bearer",
  });
  expect([endpoint.authData, changed.authData]).toEqual([{ username: "edge" }, {}]);
  expect(await listEndpoints(shop.ctx)).toEqual([changed]);
  expect(await audits()).toMatchObject([
    { action: "webhook.created", details: { name: "Billing", before: {}, after: { authType: "basic" } } },
    {
      action: "webhook.updated",
      details: {
        before: { name: "Billing", eventTypes: ["*"], timeoutSeconds: 30 },
        after: { name: "Ledger", eventTypes: ["trigger.captured"], timeoutSeconds: 5 },
      },
    },
    { action: "webhook.updated", details: { before: { authType: "basic" }, after: { authType: "bearer" } } },
  ]);
  for (const hidden of [secret, secret.slice(6), "let-me-in", "open-sesame"])
    expect(await isKept(hidden)).toBe(false);
});

it("refuses an address that we would not post to, and more than twenty endpoints, also when they come at once", async () => {
  for (const url of [
    "http://api.example.com/",
    "https://10.0.0.8/",
    "https://[::ffff:169.254.169.254]/",
    "https://db.internal/",
  ])
    await expect(create({ wh_endpoint: url })).rejects.toMatchObject({
      code: "invalid_request",
      field: "wh_endpoint",
    });
  const made = await Promise.allSettled(Array.from({ length: 22 }, () => create()));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  const [first] = await listEndpoints(shop.ctx);
  await deleteEndpoint(shop.ctx, { wh_id: first?.id ?? "" });
  await expect(create()).resolves.toBeDefined();
});

it("signs with the former secret as well for as long as is asked, and never with more than two", async () => {
  const { url, arrivals } = await receiver();
  const first = await create({ wh_endpoint: url });
  const id = first.endpoint.id;
  const signers = async (...secrets: string[]) => {
    await testEndpoint(shop.ctx, { wh_id: id });
    const { body = "", headers = {} } = arrivals.at(-1) ?? {};
    expect(headers["webhook-signature"]?.split(" ").length).toBeLessThanOrEqual(2);
    const verifies = (secret: string) => {
      try {
        return Boolean(new Webhook(secret).verify(body, headers));
      } catch {
        return false;
      }
    };
    return secrets.map(verifies);
  };
  const second = await rotateSecret(shop.ctx, { wh_id: id, wh_grace_hours: 24 });
  expect(second.endpoint.rotatesUntil?.getTime()).toBeCloseTo(Date.now() + 24 * 3_600_000, -5);
  expect(await signers(first.secret, second.secret)).toEqual([true, true]);
  const third = await rotateSecret(shop.ctx, { wh_id: id, wh_grace_hours: 1 });
  expect(await signers(first.secret, second.secret, third.secret)).toEqual([false, true, true]);
  const last = await rotateSecret(shop.ctx, { wh_id: id, wh_grace_hours: 0 });
  expect(last.endpoint.rotatesUntil).toBeNull();
  expect(await signers(second.secret, third.secret, last.secret)).toEqual([false, false, true]);
  expect((await audits()).filter(({ action }) => action === "webhook.secret_rotated")).toHaveLength(3);
  expect(await isKept(last.secret.slice(6))).toBe(false);
});

it("tests an endpoint at once, also a paused one and whatever it wants, tells nobody else, and holds a failure not against it", async () => {
  const answers = [204, 500];
  const [tested, other] = [await receiver(() => answers.shift()), await receiver()];
  const { endpoint, secret } = await create({ wh_endpoint: tested.url, wh_events: "charge.refunded" });
  await create({ wh_endpoint: other.url });
  await update(endpoint.id, { wh_status: "paused" });

  const taken = await testEndpoint(shop.ctx, { wh_id: endpoint.id });
  expect(taken).toMatchObject({ outcome: "delivered", status: 204, error: null });
  const [arrival] = tested.arrivals;
  expect(new Webhook(secret).verify(arrival?.body ?? "", arrival?.headers ?? {})).toMatchObject({
    event_id: taken.eventId,
    event_type: "webhook.test",
    created_at: expect.stringMatching(/^20.*Z$/),
    data: { webhook_id: endpoint.id },
  });
  const refused = await testEndpoint(shop.ctx, { wh_id: endpoint.id });
  expect(refused).toMatchObject({ outcome: "http_error", status: 500 });

  expect(await listEndpoints(shop.ctx, { wh_id: endpoint.id })).toMatchObject([
    { status: "paused", failureCount: 0, failingSince: null, lastStatus: null },
  ]);
  expect(
    await rows("select kind, status, attempts, lane from webhook_delivery where org_id = $1 order by seq"),
  ).toEqual([
    { kind: "test", status: "delivered", attempts: 1, lane: null },
    { kind: "test", status: "failed", attempts: 1, lane: null },
  ]);
  expect(await getEvent(shop.ctx, { event_id: refused.eventId })).toMatchObject({
    deliveries: [{ endpointId: endpoint.id, tries: [{ number: 1, outcome: "http_error", status: 500 }] }],
  });
  expect((await listEvents(shop.ctx, { limit: 10 })).events).toEqual([]);
  expect(other.arrivals).toEqual([]);
});

it("disables once, tells each owner once, keeps the queue, and sends all of it in order when it is enabled again", async () => {
  const owners = [await newMember(shop.orgId, "owner"), await newMember(shop.orgId, "owner")];
  await newMember(shop.orgId, "admin");
  const { url, arrivals } = await receiver();
  const { endpoint } = await create({ wh_endpoint: url });
  const { id } = endpoint;
  await tell("bc_1", "bc_1");
  await database.ownerPool.query(
    "update webhook_endpoint set failure_count = 9, failing_since = now() - interval '6 days' where id = $1",
    [id],
  );
  await Promise.all([disableEndpoint(shop.orgId, id, "failing"), disableEndpoint(shop.orgId, id, "gone")]);
  await tell("bc_2", "bc_1");
  const [disabled] = await listEndpoints(shop.ctx, { wh_id: id });
  expect(disabled).toMatchObject({
    status: "disabled",
    statusReason: expect.any(String),
    statusChangedAt: expect.any(Date),
  });
  expect(await claimDeliveries(shop.orgId, id, 10)).toEqual([]);
  await database.ownerPool.query(
    "update webhook_delivery set next_attempt_at = now() + interval '10 hours' where endpoint_id = $1 and next_attempt_at is not null",
    [id],
  );
  const mails = await rows<{ recipient: string; body: string }>(
    "select recipient, subject || text as body from mail where org_id = $1 order by recipient",
  );
  expect(mails.map(({ recipient }) => recipient)).toEqual(owners.map(({ email }) => email).sort());
  for (const { body } of mails)
    for (const part of [endpoint.name, url, `/admin/developers/webhooks/${id}`]) expect(body).toContain(part);
  expect((await audits()).filter(({ action }) => action === "webhook.disabled")).toHaveLength(1);
  expect(
    await rows("select actor_type::text from audit_entry where org_id = $1 and action = 'webhook.disabled'"),
  ).toEqual([{ actor_type: "system" }]);

  const enabled = await update(id, { wh_status: "active" });
  expect(enabled).toMatchObject({
    status: "active",
    statusReason: null,
    failureCount: 0,
    failingSince: null,
  });
  const dispatcher = makeDispatcher(disableEndpoint, 100);
  await vi.waitFor(async () => {
    await dispatcher.sweep();
    expect(arrivals).toHaveLength(4);
  });
  await dispatcher.stop();
  const told = (customer: string) =>
    arrivals.flatMap(({ event }) => (event.data.billing_customer_id === customer ? [event.created_at] : []));
  expect([told("bc_1").length, told("bc_2").length]).toEqual([3, 1]);
  expect(told("bc_1")).toEqual(told("bc_1").toSorted());

  await disableEndpoint(shop.orgId, id, "gone");
  expect(await rows("select 1 from mail where org_id = $1")).toHaveLength(4);
  await update(id, { wh_status: "paused" });
  await disableEndpoint(shop.orgId, id, "gone");
  expect(await listEndpoints(shop.ctx, { wh_id: id })).toMatchObject([{ status: "paused" }]);
});

it("sends nothing more to an endpoint that was deleted, and knows it no longer", async () => {
  const { url, arrivals } = await receiver();
  const { endpoint } = await create({ wh_endpoint: url });
  await tell("bc_1");
  await deleteEndpoint(shop.ctx, { wh_id: endpoint.id });
  await tell("bc_1");
  expect(await claimDeliveries(shop.orgId, endpoint.id, 10)).toEqual([]);
  expect(await rows("select 1 from webhook_delivery where org_id = $1")).toHaveLength(1);
  expect(await listEndpoints(shop.ctx)).toEqual([]);
  await expect(update(endpoint.id, { wh_status: "active" })).rejects.toMatchObject({
    code: "unknown_webhook",
  });
  await expect(testEndpoint(shop.ctx, { wh_id: endpoint.id })).rejects.toMatchObject({
    code: "unknown_webhook",
  });
  expect(arrivals).toEqual([]);
});

it("knows nothing of another organization's endpoints and events, and leaves them as they are", async () => {
  const { endpoint } = await create();
  await tell("bc_1");
  const { events } = await listEvents(shop.ctx, { limit: 10 });
  const eventId = events[0]?.event_id ?? "";
  const stranger = await newShop();
  const { ctx } = stranger;
  const wh_id = endpoint.id;
  const kept = () =>
    Promise.all([
      rows("select * from webhook_endpoint where org_id = $1"),
      rows("select * from webhook_delivery where org_id = $1"),
    ]);
  const before = await kept();
  const attempts = [
    () => updateEndpoint(ctx, { wh_id, wh_name: "Mine" }),
    () => deleteEndpoint(ctx, { wh_id }),
    () => rotateSecret(ctx, { wh_id, wh_grace_hours: 0 }),
    () => testEndpoint(ctx, { wh_id }),
    () => listEndpoints(ctx, { wh_id }),
    () => replayEvents(ctx, { wh_id, since: new Date() }),
    () => resendEvent(ctx, { event_id: eventId, wh_id }),
  ];
  for (const attempt of attempts)
    await expect(attempt()).rejects.toMatchObject({ code: "unknown_webhook", field: "wh_id" });
  const own = (await create({}, stranger)).endpoint.id;
  const event_id = eventId;
  await expect(resendEvent(ctx, { event_id, wh_id: own })).rejects.toMatchObject({ code: "unknown_event" });
  await expect(getEvent(ctx, { event_id })).rejects.toMatchObject({ code: "unknown_event" });
  await expect(listEvents(ctx, { limit: 10, after: event_id })).rejects.toMatchObject({
    code: "invalid_request",
  });
  expect((await listEvents(ctx, { limit: 10 })).events).toEqual([]);
  await disableEndpoint(stranger.orgId, wh_id, "gone");
  expect(await kept()).toEqual(before);
});

it("shows, pauses and deletes an endpoint whose secrets no key opens, and says why they cannot be changed", async () => {
  const { endpoint } = await create({ wh_auth_type: "bearer", wh_auth_data: { token: "let-me-in" } });
  const { id } = endpoint;
  const well = await create({ wh_name: "Well" });
  expect(await findEndpointView(shop.ctx, id)).toMatchObject({ sealed: false });
  await database.ownerPool.query("update webhook_endpoint set key_id = 'lost' where id = $1", [id]);

  expect(await listEndpoints(shop.ctx)).toMatchObject([{ id }, { id: well.endpoint.id }]);
  expect(await listEndpointViews(shop.ctx)).toMatchObject([{ id, sealed: true }, { sealed: false }]);
  const why = { code: "service_unavailable", message: expect.stringContaining("EDGE_SECRET_KEY_PREVIOUS") };
  await expect(rotateSecret(shop.ctx, { wh_id: id, wh_grace_hours: 24 })).rejects.toMatchObject(why);
  await expect(update(id, { wh_auth_type: "none" })).rejects.toMatchObject(why);
  expect(await testEndpoint(shop.ctx, { wh_id: id })).toMatchObject({
    outcome: "unreachable",
    status: null,
    error: expect.stringContaining("EDGE_SECRET_KEY_PREVIOUS"),
  });
  expect(await update(id, { wh_status: "paused", wh_name: "Lost" })).toMatchObject({
    status: "paused",
    name: "Lost",
    authData: {},
  });
  await deleteEndpoint(shop.ctx, { wh_id: id });
  expect(await listEndpoints(shop.ctx)).toHaveLength(1);
});
