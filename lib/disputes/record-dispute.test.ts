import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inOrg } from "@/lib/db";
import { ordersOf } from "@/lib/inbox/testing/events";
import { recordProviderRefunds } from "@/lib/refunds/record-provider-refunds";
import { lastTaken } from "@/lib/refunds/testing/elsewhere";
import { lockTakenCharge } from "@/lib/revenue/taken-charge";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { recordDispute } from "./record-dispute";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

type State = "open" | "won" | "lost";

async function paid() {
  const shop = await newShop();
  await newActiveCustomer(path, shop);
  return { shop, chargeId: (await lastTaken(path, shop)).id };
}

/** One answer of the provider, however late it is written down. */
async function hear({ ctx, orgId }: Shop, chargeId: string, ref: string, state: State): Promise<void> {
  await inOrg(orgId, async (tx) => {
    const charge = await lockTakenCharge(tx, orgId, chargeId);
    if (!charge) throw new Error("No charge");
    await recordDispute(tx, ctx, charge, { ref, state });
  });
}

async function standing({ orgId }: Shop) {
  const [row] = await path.rows(
    `select h.status::text as charge, r.status::text as revenue, h.dispute_ref as ref,
       (select coalesce(array_agg(v.payload::jsonb -> 'data' ->> 'dispute_status' order by v.seq), '{}') from event v
        where v.org_id = h.org_id and v.type = 'charge.disputed') as told
     from charge h join revenue r on r.org_id = h.org_id and r.charge_id = h.id where h.org_id = $1`,
    [orgId],
  );
  return row;
}

describe("what is heard of a dispute", () => {
  it.each(ordersOf<State>(["open", "open", "won"]))("%s, %s, %s ends won", async (...heard) => {
    const { shop, chargeId } = await paid();
    for (const state of heard) await hear(shop, chargeId, "du_1", state);
    expect(await standing(shop)).toEqual({
      charge: "captured",
      revenue: "confirmed",
      ref: null,
      told: heard[0] === "open" ? ["open", "won"] : ["won"],
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it.each(ordersOf<State>(["open", "lost", "lost"]))("%s, %s, %s ends lost", async (...heard) => {
    const { shop, chargeId } = await paid();
    for (const state of heard) await hear(shop, chargeId, "du_1", state);
    expect(await standing(shop)).toMatchObject({ charge: "disputed", revenue: "disputed", ref: "du_1" });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("by many at the same moment is written down once", async () => {
    const { shop, chargeId } = await paid();
    await Promise.all(Array.from({ length: 8 }, () => hear(shop, chargeId, "du_1", "open")));
    expect(await standing(shop)).toMatchObject({ charge: "disputed", told: ["open"] });
  });
});

it("a dispute that is won frees nothing that another one holds", async () => {
  const { shop, chargeId } = await paid();
  await hear(shop, chargeId, "du_1", "lost");
  await hear(shop, chargeId, "du_2", "open");
  await hear(shop, chargeId, "du_2", "won");
  expect(await standing(shop)).toMatchObject({
    charge: "disputed",
    ref: "du_1",
    told: ["lost", "open", "won"],
  });
});

it.each([
  ["won", "captured", null],
  ["lost", "disputed", "du_2"],
] as const)(
  "of two open disputes the first that is won frees nothing; then the other is %s",
  async (end, charge, ref) => {
    const { shop, chargeId } = await paid();
    await hear(shop, chargeId, "du_1", "open");
    await hear(shop, chargeId, "du_2", "open");
    await hear(shop, chargeId, "du_1", "won");
    expect(await standing(shop)).toMatchObject({ charge: "disputed", revenue: "disputed", ref: "du_2" });
    await hear(shop, chargeId, "du_2", end);
    expect(await standing(shop)).toEqual({
      charge,
      revenue: end === "won" ? "confirmed" : "disputed",
      ref,
      told: ["open", "open", "won", end],
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  },
);

it("a reversal whose events PayPal has forgotten is not taken for a refund", async () => {
  const { shop, chargeId } = await paid();
  await hear(shop, chargeId, "REVERSAL1", "lost");
  await inOrg(shop.orgId, async (tx) => {
    const charge = await lockTakenCharge(tx, shop.orgId, chargeId);
    if (!charge) throw new Error("No charge");
    const theirs = { ref: "REVERSAL1", minor: 1500, state: "succeeded", at: new Date() } as const;
    expect(await recordProviderRefunds(tx, shop.ctx, charge, [theirs])).toBe("written");
  });
  expect(await standing(shop)).toMatchObject({ charge: "disputed", revenue: "disputed" });
});
