import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { GatewayName } from "@/lib/gateways/types";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { seedCustomer } from "@/lib/testing/seeded-customer";

/** What an account in test mode may be asked a second. */
const PER_SECOND = 20;

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 120_000);
afterAll(() => path.stop());

/** A customer with so many items: each can be fired without standing in another one's way. */
async function newCrowd(gateway: GatewayName, many: number) {
  const shop = await newShop();
  const items: string[] = [];
  for (let at = 0; at < many; at++) items.push(await newItem(shop));
  return { shop, items, customerId: await seedCustomer(path, shop, gateway, items) };
}

/** When the provider was asked to charge, in milliseconds. */
async function askedAt({ suffix }: Shop): Promise<number[]> {
  type Call = { method: string; path: string; at: string };
  const { requests } = await path.sandbox.control<{ requests: Call[] }>("GET", `requests?account=${suffix}`);
  return requests
    .filter(
      ({ method, path }) =>
        method === "POST" && ["/v1/payment_intents", "/v2/checkout/orders"].includes(path),
    )
    .map(({ at }) => Date.parse(at));
}

it.each(["stripe", "paypal"] as const)(
  "asks %s for no more than the account may be asked, and refuses nobody for it",
  async (gateway) => {
    const { shop, items, customerId } = await newCrowd(gateway, 70);
    const began = Date.now();
    const answers = await Promise.all(
      items.map((billable_item_id) => fire(shop, customerId, { billable_item_id })),
    );
    expect(answers.map(({ status }) => status)).toEqual(items.map(() => 200));
    const times = (await askedAt(shop)).toSorted((a, b) => a - b);
    expect(times).toHaveLength(items.length);
    // A busy machine may be late, and is never early: the 21st call comes after a second, the 41st after two.
    const early = times.filter((at, call) => at < began + Math.floor(call / PER_SECOND) * 1000);
    expect(early).toEqual([]);
    expect(await path.brokenRules(shop)).toEqual([]);
  },
  60_000,
);

it("turns away what cannot be served soon, loses nothing, and holds up no one who does not ask of this account", async () => {
  const { shop, items, customerId } = await newCrowd("stripe", 150);
  const billed = await newItem(shop, {
    triggerMode: "event",
    captureMode: "client_confirm",
    triggerCondition: null,
    triggerThreshold: null,
  });
  const payer = await seedCustomer(path, shop, "stripe", [billed]);
  const other = await newCrowd("stripe", 1);
  const call = (billable_item_id: string) => fire(shop, customerId, { billable_item_id });
  // Other processes have drawn six seconds ahead: the crowd stands still until everything below was asked, however slowly.
  await path.rows("insert into rate_bucket values ($1, $2, 0, clock_timestamp())", [
    `gateway:${shop.accounts.stripe}`,
    -6 * PER_SECOND,
  ]);
  const crowd = items.slice(0, 135).map(call);
  const rows = async () =>
    (await path.rows("select 1 from charge where org_id = $1 and capture_mode = 'off_session'", [shop.orgId]))
      .length;
  await vi.waitFor(async () => expect(await rows()).toBe(135), { timeout: 20_000, interval: 20 });

  let served = false;
  const waiting = Promise.all(crowd).then(() => {
    served = true;
  });
  const elsewhere = await fire(other.shop, other.customerId, { billable_item_id: other.items[0] });
  expect(elsewhere.status).toBe(200);
  const bill = await fire(shop, payer, { billable_item_id: billed });
  expect(bill).toMatchObject({ status: 200, data: { status: "pending_client_action" } });
  // The crowd has seconds to go: neither was behind it.
  expect(served).toBe(false);
  const late = await Promise.all(items.slice(135).map(call));
  await waiting;
  const turnedAway = late.filter(({ status }) => status === 429);
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const { code, data } of turnedAway) expect([code, data]).toEqual(["rate_limited", {}]);

  const answers = [...(await Promise.all(crowd)), ...late];
  for (const { status } of answers) expect([200, 202, 429]).toContain(status);
  await path.reconcile(shop);
  await path.reconcile(shop);
  expect(await path.brokenRules(shop)).toEqual([]);
  const accepted = answers.filter(({ status }) => status !== 429);
  expect(await path.captures(shop)).toHaveLength(accepted.length);
  expect(await rows()).toBe(accepted.length);

  const again = await fire(shop, customerId, { billable_item_id: items[149] });
  expect(again.status).toBe(200);
}, 120_000);
