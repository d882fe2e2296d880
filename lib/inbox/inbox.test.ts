import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import type { Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { answerBank, approve, CARDS, confirmCard, pay } from "@/lib/testing/payer";
import { newVisit, type Visit } from "@/lib/testing/visit";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { receiveEvent } from "./receive-event";
import { sweepInbox } from "./sweep-inbox";
import { eventIds, listeningShop, ordersOf, send, tell } from "./testing/events";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
});
afterAll(async () => {
  await path.stop();
  host.stop();
});

/** The scenarios whose events are told in every order: what happened, and how it stands afterwards. */
const SCENARIOS = {
  "Stripe: declined, asked by the bank, paid": {
    gateway: "stripe",
    async happen(visit: Visit) {
      const { attemptId, client } = await visit.begin();
      await visit.press(attemptId);
      await confirmCard(path.sandbox.url, client, CARDS.declined);
      await confirmCard(path.sandbox.url, client, CARDS.asks);
      await answerBank(path.sandbox.url, client, "complete");
    },
  },
  "PayPal: a vault that was late, a payment that was pending": {
    gateway: "paypal",
    async happen(visit: Visit, shop: Shop) {
      await path.declineNext(shop, "paypal", "VAULT_NOT_READY");
      const { attemptId, client } = await visit.begin();
      await visit.press(attemptId);
      await approve(path.sandbox.url, client, "pending_first");
      await visit.finish(attemptId);
    },
  },
} as const;

/** No scenario has more than three events to tell at a time. */
const PLACES = [0, 1, 2];

/** The events at these places, where there are such. */
function inOrder(ids: string[], order: number[]): string[] {
  expect(ids.length).toBeLessThanOrEqual(PLACES.length);
  return order.flatMap((at) => ids[at] ?? []);
}

describe.each(Object.entries(SCENARIOS))("the events of %s", (_, { gateway, happen }) => {
  async function story() {
    const shop = await listeningShop(path, gateway);
    const visit = await newVisit(shop, { gateway });
    await happen(visit, shop);
    return { shop, visit };
  }

  async function expectEnd(shop: Shop, visit: Visit): Promise<void> {
    const { events, ...rest } = await standing(path, shop, visit.customerId);
    const { events: told, ...done } = DONE;
    expect(rest).toMatchObject(done);
    // Whether the refusal in between was ever seen depends on who was first.
    expect(events.filter((type) => type !== "setup.failed")).toEqual(told);
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  }

  it("told in every order, each event once more afterwards", async () => {
    for (const order of ordersOf(PLACES)) {
      const { shop, visit } = await story();
      await tell(path, shop, (ids) => [...inOrder(ids, order), ...inOrder(ids, order)]);
      await expectEnd(shop, visit);
      const twice =
        "select 1 from inbox_event where org_id = $1 group by provider_event_id having count(*) > 1";
      expect(await path.rows(twice, [shop.orgId])).toEqual([]);
    }
  });

  it("told in every order but for some of them, and the reconciler", async () => {
    const some = ordersOf(PLACES).flatMap((order) => [order.slice(0, 1), order.slice(0, 2)]);
    for (const order of new Map(some.map((order) => [order.join(), order])).values()) {
      const { shop, visit } = await story();
      await tell(path, shop, (ids) => inOrder(ids, order));
      await loseTheRest(shop);
      await expectEnd(shop, visit);
    }
  });

  it("all lost", async () => {
    const { shop, visit } = await story();
    await loseTheRest(shop);
    await expectEnd(shop, visit);
  });

  /** PayPal decides what it had left open, and nobody hears of it; only the reconciler comes by, now and then. */
  async function loseTheRest(shop: Shop): Promise<void> {
    host.away.add(shop.accounts[gateway]);
    for (let round = 0; round < 3; round += 1) {
      await send(path, await eventIds(path, shop));
      await path.reconcile(shop);
    }
  }
});

describe("an event", () => {
  /** One post of a paid setup, as it came. */
  async function onePost(gateway: GatewayName) {
    const shop = await listeningShop(path, gateway);
    const visit = await newVisit(shop, { gateway });
    const { attemptId, client } = await visit.begin();
    await pay(path.sandbox.url, client);
    if (gateway === "paypal") await visit.finish(attemptId);
    host.away.add(shop.accounts[gateway]);
    await send(path, await eventIds(path, shop));
    const post = host.posted.find(({ accountId }) => accountId === shop.accounts[gateway]);
    if (!post) throw new Error("Nothing was posted");
    return { shop, visit, post: { ...post, headers: new Headers(post.headers) } };
  }

  const stored = ({ orgId }: Shop) =>
    path.rows<{ status: string; last_error: string | null }>("select * from inbox_event where org_id = $1", [
      orgId,
    ]);

  it.each(["stripe", "paypal"] as const)(
    "of %s is kept once, however often and at once it comes",
    async (gateway) => {
      const { shop, post } = await onePost(gateway);
      await Promise.all(Array.from({ length: 8 }, () => receiveEvent(post)));
      await path.workInbox(shop);
      await receiveEvent(post);
      expect(await stored(shop)).toMatchObject([{ status: "done" }]);
    },
  );

  it.each(["stripe", "paypal"] as const)(
    "of %s is refused at another account, changed, or unsigned",
    async (gateway) => {
      const { shop, post } = await onePost(gateway);
      const other = await listeningShop(path, gateway);
      const refused = { code: "invalid_signature" };
      await expect(receiveEvent({ ...post, accountId: other.accounts[gateway] })).rejects.toMatchObject(
        refused,
      );
      const changed = Buffer.from(
        post.raw.toString().replace("livemode", "livemoda").replace("event_version", "event_versiom"),
      );
      await expect(receiveEvent({ ...post, raw: changed })).rejects.toMatchObject(refused);
      await expect(receiveEvent({ ...post, headers: new Headers() })).rejects.toMatchObject(refused);
      const unknown = { code: "unknown_gateway_account" };
      await expect(receiveEvent({ ...post, accountId: "ga_none" })).rejects.toMatchObject(unknown);
      const wrong = gateway === "stripe" ? "paypal" : "stripe";
      await expect(receiveEvent({ ...post, gateway: wrong })).rejects.toMatchObject(unknown);
      expect([...(await stored(shop)), ...(await stored(other))]).toEqual([]);
    },
  );

  it("of the other mode is kept for people to see, and never acted on", async () => {
    const { shop, visit, post } = await onePost("stripe");
    await path.rows("update gateway_account set mode = 'live' where id = $1", [post.accountId]);
    await receiveEvent(post);
    await path.workInbox(shop);
    expect(await stored(shop)).toMatchObject([{ status: "failed", last_error: "a test event" }]);
    expect(await standing(path, shop, visit.customerId)).toMatchObject({ status: "pending" });
  });

  it("that cannot be worked is tried again later, and given up after fifteen tries", async () => {
    const { shop, post } = await onePost("stripe");
    await receiveEvent(post);
    await path.rows("update gateway_account set credentials = '\\x00' where id = $1", [post.accountId]);
    for (let time = 0; time < 15; time += 1) await path.workInbox(shop);
    expect(await stored(shop)).toMatchObject([{ status: "failed", attempts: 15 }]);
  });

  it("whose job was lost is found by the sweep", async () => {
    const { shop, visit, post } = await onePost("stripe");
    await receiveEvent(post);
    await path.rows(
      "update inbox_event set next_attempt_at = now() - interval '3 seconds' where org_id = $1",
      [shop.orgId],
    );
    await sweepInbox(new AbortController().signal);
    expect(await standing(path, shop, visit.customerId)).toMatchObject(DONE);
  });
});
