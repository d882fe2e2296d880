import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { dispute, lastTaken, refundElsewhere, reverse, type Taken } from "@/lib/refunds/testing/elsewhere";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import type { Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { eventIds, listeningShop, ordersOf, send, tell } from "./testing/events";

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
}, 60_000);
afterAll(async () => {
  await path.stop();
  host.stop();
});

/** How the shop's one charge stands, and what was told of its money after the capture. */
async function books({ orgId }: Shop) {
  const [row] = await path.rows<{
    charge: string;
    refunded: number;
    revenue: string;
    events: string[] | null;
  }>(
    `select h.status::text as charge, h.refunded_amount as refunded, r.status::text as revenue,
       (select array_agg(v.type || ' ' || coalesce(v.payload::jsonb -> 'data' ->> 'dispute_status', v.payload::jsonb -> 'data' ->> 'amount') order by v.type, v.payload::jsonb -> 'data' ->> 'dispute_status', v.payload::jsonb -> 'data' ->> 'amount')
        from event v where v.org_id = h.org_id and v.type in ('charge.refunded', 'charge.disputed')) as events
     from charge h left join revenue r on r.org_id = h.org_id and r.charge_id = h.id where h.org_id = $1 order by h.created_at desc limit 1`,
    [orgId],
  );
  return row && { ...row, events: row.events ?? [] };
}

/** The capture by the provider's own books: ours may not know of it yet. */
async function takenAt(shop: Shop, gateway: GatewayName): Promise<Taken> {
  const capture = (await path.captures(shop)).at(-1);
  if (!capture) throw new Error("Nothing was captured");
  const ref = gateway === "stripe" ? (capture.metadata?.payment_intent ?? capture.ref) : capture.ref;
  return { id: "", gateway, gatewayRef: ref };
}

/** Paid, and nobody told us: the card's page was closed, PayPal's answer was lost. */
const SCENARIOS = {
  "Stripe: paid, refunded in part, disputed, won": {
    gateway: "stripe",
    async happen(shop: Shop) {
      const visit = await newVisit(shop);
      const { client, attemptId } = await visit.begin();
      await visit.press(attemptId);
      await pay(path.sandbox.url, client);
      const [attempt] = await path.rows<{ gateway_ref: string }>(
        "select gateway_ref from setup_attempt where org_id = $1",
        [shop.orgId],
      );
      const taken: Taken = { id: "", gateway: "stripe", gatewayRef: attempt?.gateway_ref ?? "" };
      await refundElsewhere(path, shop, taken, 4);
      await dispute.open(path, taken);
      await dispute.close(path, taken, "won");
    },
    end: {
      charge: "captured",
      refunded: 400,
      revenue: "confirmed",
      events: ["charge.disputed won", "charge.refunded 4"],
    },
  },
  "PayPal: paid, refunded in part, reversed": {
    gateway: "paypal",
    async happen(shop: Shop) {
      const visit = await newVisit(shop, { gateway: "paypal" });
      const { client, attemptId } = await visit.begin();
      await visit.press(attemptId);
      await pay(path.sandbox.url, client);
      await path.fault(shop, {
        provider: "paypal",
        path: "^/v2/checkout/orders$",
        effect: "drop_after",
        times: 2,
      });
      await visit.finish(attemptId);
      const taken = await takenAt(shop, "paypal");
      await refundElsewhere(path, shop, taken, 4);
      await reverse(path, taken);
    },
    end: {
      charge: "disputed",
      refunded: 400,
      revenue: "disputed",
      events: ["charge.disputed lost", "charge.refunded 4"],
    },
  },
} as const;

const PLACES = [0, 1, 2, 3];

describe.each(Object.entries(SCENARIOS))("the events of %s", (_, { gateway, happen, end }) => {
  it("told in every order, each once more afterwards", async () => {
    for (const order of ordersOf(PLACES)) {
      const shop = await listeningShop(path, gateway);
      await happen(shop);
      await tell(path, shop, (ids) => {
        expect(ids.length).toBeLessThanOrEqual(PLACES.length);
        const inOrder = order.flatMap((at) => ids[at] ?? []);
        return [...inOrder, ...inOrder];
      });
      expect(await books(shop)).toEqual(end);
      expect(await path.brokenRules(shop)).toEqual([]);
    }
  });

  it("all at once", async () => {
    const shop = await listeningShop(path, gateway);
    await happen(shop);
    await send(path, await eventIds(path, shop));
    await Promise.all([path.workInbox(shop), path.workInbox(shop), path.workInbox(shop)]);
    await path.workInbox(shop);
    expect(await books(shop)).toEqual(end);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("each change is told as it happens", () => {
  async function paid(gateway: GatewayName) {
    const shop = await listeningShop(path, gateway);
    await newActiveCustomer(path, shop, { gateway });
    return { shop, taken: await lastTaken(path, shop) };
  }

  it("at Stripe: two refunds, and a dispute that is won", async () => {
    const { shop, taken } = await paid("stripe");
    await refundElsewhere(path, shop, taken, 4);
    await tell(path, shop);
    expect(await books(shop)).toMatchObject({ charge: "captured", refunded: 400 });
    await refundElsewhere(path, shop, taken, 1);
    await tell(path, shop);
    expect(await books(shop)).toMatchObject({ charge: "captured", refunded: 500 });
    await dispute.open(path, taken);
    await tell(path, shop);
    expect(await books(shop)).toMatchObject({ charge: "disputed", revenue: "disputed" });
    await dispute.close(path, taken, "won");
    await tell(path, shop);
    expect(await books(shop)).toEqual({
      charge: "captured",
      refunded: 500,
      revenue: "confirmed",
      events: ["charge.disputed open", "charge.disputed won", "charge.refunded 1", "charge.refunded 4"],
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("at Stripe: a dispute that is lost stays", async () => {
    const { shop, taken } = await paid("stripe");
    await dispute.open(path, taken);
    await tell(path, shop);
    await dispute.close(path, taken, "lost");
    await tell(path, shop);
    expect(await books(shop)).toMatchObject({
      charge: "disputed",
      revenue: "disputed",
      events: ["charge.disputed lost", "charge.disputed open"],
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("at PayPal: given back whole", async () => {
    const { shop, taken } = await paid("paypal");
    await refundElsewhere(path, shop, taken);
    await tell(path, shop);
    expect(await books(shop)).toMatchObject({ charge: "refunded", revenue: "refunded" });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it.each(["stripe", "paypal"] as const)(
  "a trigger in doubt at %s is finished by whatever event comes, and followed",
  async (gateway) => {
    const calls = { stripe: "^/v1/payment_intents$", paypal: "^/v2/checkout/orders$" };
    for (const order of [[0, 1], [1, 0], [1]]) {
      const shop = await listeningShop(path, gateway);
      const { customerId } = await newActiveCustomer(path, shop, { gateway });
      await tell(path, shop);
      const before = new Set(await eventIds(path, shop));
      await path.fault(shop, { provider: gateway, path: calls[gateway], effect: "drop_after", times: 2 });
      expect(await fire(shop, customerId, { metric_value: 1 })).toMatchObject({ status: 202 });
      await refundElsewhere(path, shop, await takenAt(shop, gateway), 50);
      const fresh = (await eventIds(path, shop)).filter((id) => !before.has(id));
      expect(fresh.length).toBeGreaterThanOrEqual(2);
      await send(path, [...order.flatMap((at) => fresh[at] ?? []), ...fresh.slice(2)]);
      await path.workInbox(shop);
      expect(await books(shop)).toMatchObject({ charge: "captured", refunded: 5000, revenue: "confirmed" });
      expect(await path.brokenRules(shop)).toEqual([]);
    }
  },
);

it("an event of another account's money finds nothing of ours", async () => {
  const shop = await listeningShop(path, "stripe");
  await newActiveCustomer(path, shop, { gateway: "stripe" });
  const neighbour = await listeningShop(path, "stripe");
  await newActiveCustomer(path, neighbour, { gateway: "stripe" });
  const taken = await lastTaken(path, shop);
  await refundElsewhere(path, shop, taken);
  // As if the neighbour's account told of it: the ids alone find nothing there.
  await path.rows(
    `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw)
     values ($1, 'inb_planted', $2, 'evt_planted', 'charge.refunded', $3, '')`,
    [
      neighbour.orgId,
      neighbour.accounts.stripe,
      JSON.stringify({ kind: "charge", ref: taken.gatewayRef, chargeId: taken.id }),
    ],
  );
  await path.workInbox(neighbour);
  expect(await path.rows("select status from inbox_event where id = 'inb_planted'")).toEqual([
    { status: "done" },
  ]);
  expect(await books(shop)).toMatchObject({ charge: "captured", refunded: 0 });
  expect(await books(neighbour)).toMatchObject({ charge: "captured", refunded: 0 });
});

it("money that moved before we know that it was taken is looked at again", async () => {
  const shop = await listeningShop(path, "stripe");
  const { attemptId } = await (await newVisit(shop)).begin();
  const [attempt] = await path.rows<{ gateway_ref: string }>(
    "select gateway_ref from setup_attempt where id = $1",
    [attemptId],
  );
  await path.rows(
    `insert into inbox_event (org_id, id, gateway_account_id, provider_event_id, type, about, raw)
     values ($1, 'inb_early', $2, 'evt_early', 'charge.refunded', $3, '')`,
    [shop.orgId, shop.accounts.stripe, JSON.stringify({ kind: "charge", ref: attempt?.gateway_ref })],
  );
  await path.workInbox(shop);
  expect(await path.rows("select status, attempts from inbox_event where id = 'inb_early'")).toEqual([
    { status: "received", attempts: 1 },
  ]);
});
