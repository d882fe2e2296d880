import type Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { receiveWebhooks } from "../core/testing/webhook-receiver";
import { newAccount } from "./testing/account";
import { itFitsTheSpecification } from "./testing/contract";

let sandbox: RunningSandbox;
let receiver: Awaited<ReturnType<typeof receiveWebhooks>>;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.remove());
beforeEach(async () => {
  receiver = await receiveWebhooks();
});
afterEach(() => receiver.stop());

async function listening(enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ["*"]) {
  const account = newAccount(sandbox);
  const endpoint = await account.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events });
  const mode = (name: string) => sandbox.control("POST", "webhooks", { account: account.suffix, mode: name });
  const deliver = (order?: string) =>
    sandbox.control<{ deliveries: { id: string; status: number }[] }>("POST", "webhooks/deliver", {
      account: account.suffix,
      ...(order ? { order } : {}),
    });
  return { ...account, secret: endpoint.secret ?? "", endpoint, mode, deliver };
}

const sale = {
  amount: 900,
  currency: "eur",
  payment_method: "pm_card_visa",
  confirm: true,
  off_session: true,
} as const;

describe("webhooks", () => {
  it("are signed so that the SDK takes them, and about objects as they were", async () => {
    const { stripe, secret } = await listening(["payment_intent.succeeded", "charge.refunded"]);
    const intent = await stripe.paymentIntents.create({ ...sale, metadata: { charge_id: "sc_1" } });
    await stripe.refunds.create({ payment_intent: intent.id, amount: 400 });
    await receiver.waitFor((all) => all.length >= 2);
    const events = receiver.received.map(({ headers, body }) =>
      stripe.webhooks.constructEvent(body, headers["stripe-signature"] as string, secret),
    );
    const paid = events.find(({ type }) => type === "payment_intent.succeeded");
    expect(paid?.data.object).toMatchObject({ id: intent.id, metadata: { charge_id: "sc_1" } });
    const listed = await stripe.events.list({ types: ["payment_intent.*"] });
    expect(listed.data.map(({ type }) => type)).toEqual([
      "payment_intent.succeeded",
      "payment_intent.created",
    ]);
  });

  it("are held until they are asked for, in any order", async () => {
    const { stripe, mode, deliver } = await listening(["payment_intent.created", "payment_intent.succeeded"]);
    await mode("hold");
    await stripe.paymentIntents.create(sale);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(2);
    const { deliveries } = await deliver("reversed");
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
    expect(receiver.types()).toEqual(["payment_intent.succeeded", "payment_intent.created"]);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(0);
  });

  it("are lost, doubled or turned round", async () => {
    const { stripe, mode } = await listening(["payment_intent.created", "payment_intent.succeeded"]);
    await mode("lose");
    await stripe.paymentIntents.create(sale);
    await mode("reorder");
    await stripe.paymentIntents.create(sale);
    await receiver.waitFor((all) => all.length >= 2);
    expect(receiver.types()).toEqual(["payment_intent.succeeded", "payment_intent.created"]);
    await mode("duplicate");
    await stripe.paymentIntents.create(sale);
    await receiver.waitFor((all) => all.length >= 6);
    expect(receiver.types().filter((type) => type === "payment_intent.created")).toHaveLength(3);
    const missed = await stripe.events.list({ delivery_success: false });
    expect(missed.data).toHaveLength(2);
  });

  it("are tried again after a redirect or an error, over a restart too", async () => {
    const { stripe } = await listening(["customer.created"]);
    receiver.answerWith(308);
    await stripe.customers.create({});
    await receiver.waitFor((all) => all.length >= 1);
    receiver.answerWith(500);
    await receiver.waitFor((all) => all.length >= 2);
    receiver.answerWith(200);
    await sandbox.kill();
    sandbox = await runSandbox(sandbox.state);
    await receiver.waitFor((all) => all.length >= 3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it("tell of disputes and renewed cards", async () => {
    const { stripe } = await listening([
      "charge.dispute.created",
      "charge.dispute.closed",
      "payment_method.automatically_updated",
    ]);
    const paid = await stripe.paymentIntents.create({ ...sale, payment_method: "pm_card_createDispute" });
    const charge = await stripe.charges.retrieve(paid.latest_charge as string);
    expect(charge.disputed).toBe(true);
    await receiver.waitFor((all) => all.length >= 1);
    const opened = JSON.parse(receiver.received[0]?.body ?? "{}") as { data: { object: { id: string } } };
    await sandbox.control("POST", "stripe/close-dispute", { dispute: opened.data.object.id, status: "won" });
    await sandbox.control("POST", "stripe/renew-card", { payment_method: charge.payment_method ?? "" });
    await receiver.waitFor((all) => all.length >= 3);
    expect(receiver.types().sort()).toEqual([
      "charge.dispute.closed",
      "charge.dispute.created",
      "payment_method.automatically_updated",
    ]);
  });

  it("stop when the endpoint is disabled or deleted", async () => {
    const { stripe, endpoint } = await listening(["customer.created"]);
    const updated = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    expect([updated.status, updated.secret]).toEqual(["disabled", undefined]);
    await stripe.customers.create({});
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
    await stripe.webhookEndpoints.del(endpoint.id);
    const { events } = await sandbox.control<{ events: { deliveries: object[] }[] }>("GET", "webhooks");
    expect(events.at(-1)?.deliveries).toEqual([]);
  });
});

it("the balance says that no key of the sandbox is live", async () => {
  const { stripe } = newAccount(sandbox);
  expect(await stripe.balance.retrieve()).toMatchObject({ object: "balance", livemode: false });
});

itFitsTheSpecification(() => sandbox);
