import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { CARDS, confirmCard, pay } from "@/lib/testing/payer";
import { newVisit, type Visit } from "@/lib/testing/visit";
import { beginSetup } from "./begin-setup";
import { expireLinks } from "./expire-links";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
  shop = await newShop();
});
afterAll(() => path.stop());

const begin = (visit: Visit) => beginSetup(visit.ctx, { ...visit, locale: "en" });

const attempts = (visit: Visit) =>
  path.rows<{ id: string; status: string; purpose: string; gateway_ref: string }>(
    "select * from setup_attempt where customer_id = $1 order by created_at",
    [visit.customerId],
  );

/** What the provider was asked to make for this shop. */
async function made(of: Shop, pathname: string): Promise<number> {
  const { requests } = await path.sandbox.control<{
    requests: { method: string; path: string; response_body: { id?: string } }[];
  }>("GET", `requests?account=${of.suffix}`);
  const ids = requests
    .filter((request) => request.method === "POST" && request.path === pathname)
    .map(({ response_body }) => response_body?.id);
  return new Set(ids).size;
}

describe.each([
  ["stripe", "/v1/payment_intents"],
  ["paypal", "/v3/vault/setup-tokens"],
] as const)("beginning at %s", (gateway, creation) => {
  it("opens one attempt, told once, and finds it again", async () => {
    const own = await newShop();
    const visit = await newVisit(own, { gateway });
    const first = await begin(visit);
    expect(first).toMatchObject({ next: "form", client: { gateway } });
    expect(await begin(visit)).toEqual(first);
    expect(await attempts(visit)).toMatchObject([{ status: "open", purpose: "activate" }]);
    expect((await standing(path, own, visit.customerId)).events).toEqual(["setup.opened"]);
    expect(await made(own, creation)).toBe(1);
  });

  it("by eight tabs at once makes one attempt and one object", async () => {
    const own = await newShop();
    const visit = await newVisit(own, { gateway });
    const begun = await Promise.all(Array.from({ length: 8 }, () => begin(visit)));
    expect(new Set(begun.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await attempts(visit)).toHaveLength(1);
    expect(await made(own, creation)).toBe(1);
  });

  it("while the provider is down says so, and works when it is back", async () => {
    const visit = await newVisit(shop, { gateway });
    await path.fault(shop, { provider: gateway, path: creation, effect: "status", status: 503, times: 2 });
    await expect(begin(visit)).rejects.toMatchObject({ code: "service_unavailable" });
    expect(await attempts(visit)).toMatchObject([{ status: "created" }]);
    expect(await begin(visit)).toMatchObject({ next: "form" });
    expect(await attempts(visit)).toMatchObject([{ status: "open" }]);
  });

  it("at an account that the provider refuses ends the attempt, and the next try is a new one", async () => {
    const visit = await newVisit(shop, { gateway });
    const refusal =
      gateway === "stripe"
        ? { status: 400, body: { error: { type: "invalid_request_error", code: "account_invalid" } } }
        : { status: 403, body: { name: "NOT_AUTHORIZED", details: [{ issue: "PERMISSION_DENIED" }] } };
    await path.fault(shop, { provider: gateway, path: creation, effect: "status", times: 2, ...refusal });
    await expect(begin(visit)).rejects.toMatchObject({ code: "service_unavailable" });
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    expect(await begin(visit)).toMatchObject({ next: "form" });
    expect((await attempts(visit)).map(({ status }) => status)).toEqual(["failed", "open"]);
  });

  it("behind a new link ends what the old link began, before anything new can be paid", async () => {
    const own = await newShop();
    const old = await newVisit(own, { gateway, contact: "cont_1" });
    const stale = await old.begin();
    const visit = await newVisit(own, { gateway, contact: "cont_1", item: await newItem(own) });
    expect(await old.press(stale.attemptId)).toBe("elsewhere");
    const begun = await visit.begin();
    expect((await attempts(visit)).map(({ status }) => status)).toEqual(["cancelled", "open"]);
    // The old form is still in somebody's browser.
    await pay(path.sandbox.url, stale.client).catch(() => {});
    await path.reconcile(own);
    expect(await path.captures(own)).toEqual([]);
    await pay(path.sandbox.url, begun.client);
    await visit.finish(begun.attemptId);
    expect(await standing(path, own, visit.customerId)).toMatchObject({
      status: "active",
      enrollments: ["active"],
    });
    expect(await path.captures(own)).toHaveLength(1);
    expect(await path.brokenRules(own)).toEqual([]);
  });

  it("changes nothing once the customer is suspended or the link is over", async () => {
    const visit = await newVisit(shop, { gateway });
    await path.rows("update setup_link set expires_at = now() - interval '1 second' where customer_id = $1", [
      visit.customerId,
    ]);
    expect(await begin(visit)).toEqual({ next: "elsewhere" });
    const other = await newVisit(shop, { gateway });
    await path.rows("update billing_customer set status = 'suspended' where id = $1", [other.customerId]);
    expect(await begin(other)).toEqual({ next: "elsewhere" });
    expect([...(await attempts(visit)), ...(await attempts(other))]).toEqual([]);
  });
});

it("finishes what was paid behind a superseded link, instead of charging again", async () => {
  const own = await newShop();
  const old = await newVisit(own, { contact: "cont_1" });
  const stale = await old.begin();
  await old.press(stale.attemptId);
  await confirmCard(path.sandbox.url, stale.client, CARDS.good);
  const visit = await newVisit(own, { contact: "cont_1", gateway: "paypal" });
  const begun = await visit.begin();
  const events = [...DONE.events, "setup.opened"].toSorted();
  expect(await standing(path, own, visit.customerId)).toMatchObject({ ...DONE, events });
  expect((await attempts(visit)).at(-1)).toMatchObject({ id: begun.attemptId, purpose: "replace" });
  expect(await path.captures(own)).toHaveLength(1);
});

it("remembers the provider's customer, so that a later attempt saves its card there", async () => {
  const own = await newShop();
  const visit = await newVisit(own, { contact: "cont_1" });
  const { attemptId, client } = await visit.begin();
  await pay(path.sandbox.url, client);
  await visit.finish(attemptId);
  const again = await newVisit(own, { contact: "cont_1" });
  await again.begin();
  const refs = await path.rows("select distinct gateway_customer_ref from setup_attempt where org_id = $1", [
    own.orgId,
  ]);
  expect(refs).toHaveLength(1);
});

it("keeps what the browser gets sealed, and forgets it when the attempt ends", async () => {
  const own = await newShop();
  const visit = await newVisit(own);
  const { attemptId, client } = await visit.begin();
  const kept = () =>
    path.rows<{ client: Buffer | null }>("select client from setup_attempt where id = $1", [attemptId]);
  const secret = client.gateway === "stripe" ? client.clientSecret : "";
  const [sealed] = await kept();
  expect(sealed?.client?.includes(secret)).toBe(false);
  await pay(path.sandbox.url, client);
  await visit.finish(attemptId);
  expect(await kept()).toEqual([{ client: null }]);
});

describe("links whose time is over", () => {
  it.each(["stripe", "paypal"] as const)(
    "are closed once, told once, and nothing can be paid behind them: %s",
    async (gateway) => {
      const own = await newShop();
      const visit = await newVisit(own, { gateway });
      const { client } = await visit.begin();
      await path.rows("update setup_link set expires_at = now() - interval '1 second' where org_id = $1", [
        own.orgId,
      ]);
      const signal = new AbortController().signal;
      await Promise.all([expireLinks(signal), expireLinks(signal)]);
      expect(await path.rows("select status from setup_link where org_id = $1", [own.orgId])).toEqual([
        { status: "expired" },
      ]);
      expect((await standing(path, own, visit.customerId)).events).toEqual(["setup.expired", "setup.opened"]);
      await path.reconcile(own);
      expect(await attempts(visit)).toMatchObject([{ status: "cancelled" }]);
      await pay(path.sandbox.url, client).catch(() => {});
      await path.reconcile(own);
      expect(await path.captures(own)).toEqual([]);
      expect(await path.brokenRules(own)).toEqual([]);
    },
  );

  it("still count what was paid in time", async () => {
    const own = await newShop();
    const visit = await newVisit(own);
    const { client } = await visit.begin();
    await pay(path.sandbox.url, client);
    await path.rows("update setup_link set expires_at = now() - interval '1 second' where org_id = $1", [
      own.orgId,
    ]);
    await expireLinks(new AbortController().signal);
    await path.reconcile(own);
    expect(await standing(path, own, visit.customerId)).toMatchObject({
      status: "active",
      charges: DONE.charges,
    });
    expect(await path.rows("select status from setup_link where org_id = $1", [own.orgId])).toEqual([
      { status: "completed" },
    ]);
    expect(await path.brokenRules(own)).toEqual([]);
  });
});
