import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Dispatcher, makeDispatcher } from "@/lib/outbox/dispatcher";
import { publish } from "@/lib/outbox/publish";
import { jump } from "@/lib/outbox/testing/jump";
import { type Receiver, startReceiver } from "@/lib/outbox/testing/receiver";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { newStaff } from "@/lib/testing/new-staff";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { disableEndpoint } from "@/lib/webhooks/disable-endpoint";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { createWebhookInput, updateWebhookInput } from "@/lib/webhooks/schema";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";

const HOUR = 3_600_000;
/** Nobody here signs in. */
const NOBODY = { email: "", password: "" };

let database: TestDatabase;
let dispatcher: Dispatcher;
let receiver: Receiver;
let shop: Shop;
let isDead = true;
beforeAll(async () => {
  vi.stubEnv("EDGE_SANDBOX", "1");
  database = await testDatabase();
  shop = await newShop();
  dispatcher = makeDispatcher(disableEndpoint, 100);
  receiver = await startReceiver(() => (isDead ? 500 : 204));
});
afterAll(async () => {
  await receiver.close();
  await dispatcher.stop();
  vi.unstubAllEnvs();
  await disconnect();
  await database.drop();
});

const tell = async (customerId: string) => {
  const data = { billing_customer_id: customerId, contact_id: newId("cont") };
  await inOrg(shop.orgId, (tx) =>
    publish(tx, { orgId: shop.orgId, type: "setup.expired", customerId, subject: data.contact_id, data }),
  );
  return data.contact_id;
};

const rows = async (statement: string) => (await database.ownerPool.query(statement)).rows;
/** Sends what is due until `done` holds. */
const until = (done: () => unknown) =>
  vi.waitFor(
    async () => {
      await dispatcher.sweep();
      await done();
    },
    { timeout: 30_000, interval: 20 },
  );

it("disables an endpoint that is dead for six days, tells its owners once, and has it catch up once it is enabled again", async () => {
  const owner = await newStaff(database.ownerPool, NOBODY, { orgId: shop.orgId, role: "owner", name: "Ada" });
  await newStaff(database.ownerPool, NOBODY, { orgId: shop.orgId, role: "admin", name: "Grace" });
  const input = createWebhookInput.parse({ wh_name: "Billing", wh_endpoint: receiver.url, wh_events: ["*"] });
  const { endpoint } = await createEndpoint(shop.ctx, input);
  const told = { one: [] as string[], two: [] as string[] };
  const status = async () => (await listEndpoints(shop.ctx, { wh_id: endpoint.id }))[0]?.status;

  // Every twelve hours something happens, for six days.
  for (let half = 0; half < 12; half += 1) {
    told.one.push(await tell("bc_1"));
    told.two.push(await tell("bc_2"));
    // It is put out of use a moment after the attempt that shows that it should be: then what is due waits.
    await until(async () => {
      if ((await status()) === "active")
        expect(
          await rows(
            "select from webhook_delivery where status = 'pending' and (next_attempt_at <= now() or claimed_at is not null)",
          ),
        ).toEqual([]);
    });
    await jump(database.ownerPool, 12 * HOUR);
  }
  await until(async () => expect(await status()).toBe("disabled"));
  const mails = await rows("select recipient, subject, text from mail where kind = 'webhook_disabled'");
  expect(mails).toMatchObject([{ recipient: owner.email, subject: expect.stringContaining("“Billing”") }]);
  expect(mails[0].text).toContain(`/admin/developers/webhooks/${endpoint.id}`);

  // Out of use, it is left alone.
  const asked = receiver.arrivals.length;
  await dispatcher.sweep();
  expect(await rows("select * from due_endpoints(now(), 10)")).toEqual([]);
  isDead = false;
  await updateEndpoint(shop.ctx, updateWebhookInput.parse({ wh_id: endpoint.id, wh_status: "active" }));
  await until(async () =>
    expect(await rows("select from webhook_delivery where status <> 'delivered'")).toEqual([]),
  );
  const caughtUp = receiver.arrivals.slice(asked).map(({ event }) => event.data);
  const of = (customerId: string) =>
    caughtUp.filter(({ billing_customer_id: id }) => id === customerId).map(({ contact_id: id }) => id);
  expect({ one: of("bc_1"), two: of("bc_2") }).toEqual(told);
  expect(await listEndpoints(shop.ctx)).toMatchObject([
    { status: "active", failureCount: 0, failingSince: null, statusReason: null },
  ]);
});
