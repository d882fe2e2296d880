import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getChargeDetails } from "@/lib/charges/get-charge-details";
import type { Context } from "@/lib/context";
import { getCustomerOverview } from "@/lib/customers/get-overview";
import { isEdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newVisit } from "@/lib/testing/visit";
import { presentRefund } from "./present";
import { refundCharge } from "./refund-charge";
import { refundChargeReference } from "./refund-charge.reference";
import { dispute, lastTaken, refundElsewhere, type Taken } from "./testing/elsewhere";
import { reconcileShop } from "./testing/reconcile";

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

/** Fifteen dollars that were taken when the customer was set up. */
async function paid(gateway: Taken["gateway"] = "stripe"): Promise<{ shop: Shop; charge: Taken }> {
  const shop = await newShop();
  await newActiveCustomer(path, shop, { gateway });
  return { shop, charge: await lastTaken(path, shop) };
}

type Wanted = { amount?: number; reason?: string; key?: string };

function refund({ ctx, orgId }: Shop, { id }: { id: string }, { key, ...wanted }: Wanted = {}) {
  const asking: Context = { ...ctx, ...(key ? { idempotencyKey: key } : {}) };
  return refundCharge(asking, { org_id: orgId, charge_id: id, ...wanted });
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isEdgeError(error) ? error.code : String(error)),
  );

async function books({ orgId }: Shop, { id }: { id: string }) {
  const [row] = await path.rows<{ charge: string; refunded: number; revenue: string }>(
    `select h.status::text as charge, h.refunded_amount as refunded, r.status::text as revenue
     from charge h join revenue r on r.org_id = h.org_id and r.charge_id = h.id where h.org_id = $1 and h.id = $2`,
    [orgId, id],
  );
  return row;
}

async function told({ orgId }: Shop) {
  const rows = await path.rows<{ payload: string }>(
    "select payload from event where org_id = $1 and type = 'charge.refunded' order by seq",
    [orgId],
  );
  return rows.map(({ payload }) => (JSON.parse(payload) as { data: Record<string, unknown> }).data);
}

describe.each(BOTH)("a charge that %s took", (gateway) => {
  it("is given back whole, once, and says so everywhere", async () => {
    const { shop, charge } = await paid(gateway);
    const answer = presentRefund(await refund(shop, charge, { reason: "Sorry" }));
    expect(refundChargeReference.answer.parse(answer)).toEqual(answer);
    expect(answer.data).toEqual({
      refund_id: expect.stringMatching(/^re_/),
      charge_id: charge.id,
      status: "succeeded",
      amount: 15,
      currency: "USD",
      amount_refunded: 15,
      charge_status: "refunded",
      revenue_status: "refunded",
      gateway,
      gateway_ref: expect.stringMatching(/./),
    });
    const { refund_id, gateway_ref } = answer.data;
    expect(await told(shop)).toMatchObject([
      { charge_id: charge.id, refund_id, gateway_ref, amount: 15, amount_refunded: 15, fully_refunded: true },
    ]);
    expect(await codeOf(refund(shop, charge))).toBe("amount_over_charge");
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is given back in parts, and stays captured until nothing is left", async () => {
    const { shop, charge } = await paid(gateway);
    await refund(shop, charge, { amount: 4.5 });
    expect(await books(shop, charge)).toEqual({ charge: "captured", refunded: 450, revenue: "confirmed" });
    expect(await codeOf(refund(shop, charge, { amount: 10.51 }))).toBe("amount_over_charge");
    const { refund: rest } = await refund(shop, charge);
    expect(rest.amount).toBe(1050);
    expect(await books(shop, charge)).toEqual({ charge: "refunded", refunded: 1500, revenue: "refunded" });
    expect(await told(shop)).toMatchObject([
      { amount: 4.5, amount_refunded: 4.5, fully_refunded: false },
      { amount: 10.5, amount_refunded: 15, fully_refunded: true },
    ]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is never exceeded, however many ask at once", async () => {
    const { shop, charge } = await paid(gateway);
    const asked = Array.from({ length: 8 }, () => codeOf(refund(shop, charge, { amount: 4 })));
    const answers = await Promise.all(asked);
    expect(answers.toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => "amount_over_charge"),
      ...Array.from({ length: 3 }, () => "done"),
    ]);
    expect(await books(shop, charge)).toEqual({ charge: "captured", refunded: 1200, revenue: "confirmed" });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is refunded once under one Idempotency-Key, and not at all for another refund under it", async () => {
    const { shop, charge } = await paid(gateway);
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => refund(shop, charge, { amount: 5, key: "once" })),
    );
    for (const other of others) expect(other.refund.id).toBe(first?.refund.id);
    expect(await codeOf(refund(shop, charge, { amount: 6, key: "once" }))).toBe("idempotency_conflict");
    expect(await books(shop, charge)).toMatchObject({ refunded: 500 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("is given back when a trigger took it", async () => {
    const { shop } = await paid(gateway);
    const [customer] = await path.rows<{ id: string }>("select id from billing_customer where org_id = $1", [
      shop.orgId,
    ]);
    const { data } = await fire(shop, customer?.id ?? "", { metric_value: 12 });
    await refund(shop, { id: String(data.charge_id) }, { amount: 150 });
    expect(await books(shop, { id: String(data.charge_id) })).toMatchObject({ refunded: 15_000 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("that the merchant gave back elsewhere is refused, and we have learned of it", async () => {
    const { shop, charge } = await paid(gateway);
    await refundElsewhere(path, shop, charge);
    expect(await codeOf(refund(shop, charge, { amount: 3 }))).toBe("amount_over_charge");
    expect(await books(shop, charge)).toEqual({ charge: "refunded", refunded: 1500, revenue: "refunded" });
    expect(await told(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("of which the merchant gave back too much elsewhere is refused, and what is left can be given back", async () => {
    const { shop, charge } = await paid(gateway);
    await refundElsewhere(path, shop, charge, 12);
    expect(await codeOf(refund(shop, charge, { amount: 6 }))).toBe("amount_over_charge");
    expect((await refund(shop, charge)).refund.amount).toBe(300);
    expect(await books(shop, charge)).toMatchObject({ charge: "refunded", refunded: 1500 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("a refund is refused", () => {
  it("for a charge that nobody has, and for a neighbour's, alike", async () => {
    const { shop, charge } = await paid();
    const neighbour = await newShop();
    expect(await codeOf(refund(neighbour, charge))).toBe("unknown_charge");
    expect(await codeOf(refund(neighbour, { id: newId("sc") }))).toBe("unknown_charge");
    expect(await books(shop, charge)).toMatchObject({ charge: "captured", refunded: 0 });
  });

  it("under a neighbour's Idempotency-Key as under any other", async () => {
    const [one, other] = [await paid(), await paid()];
    await refund(one.shop, one.charge, { key: "same" });
    const { refund: second } = await refund(other.shop, other.charge, { key: "same" });
    expect(second.orgId).toBe(other.shop.orgId);
  });

  it("while nothing was taken", async () => {
    const shop = await newShop();
    await (await newVisit(shop)).begin();
    const [waiting] = await path.rows<{ id: string }>("select id from charge where org_id = $1", [
      shop.orgId,
    ]);
    expect(await codeOf(refund(shop, { id: waiting?.id ?? "" }))).toBe("charge_not_captured");
  });

  it("in more decimals than the currency has", async () => {
    const { shop, charge } = await paid();
    expect(await codeOf(refund(shop, charge, { amount: 1.001 }))).toBe("invalid_request");
    expect(await path.rows("select id from refund where org_id = $1", [shop.orgId])).toEqual([]);
  });

  it("while the charge is in dispute, known to us or not", async () => {
    const { shop, charge } = await paid();
    await dispute.open(path, charge);
    expect(await codeOf(refund(shop, charge))).toBe("charge_in_dispute");
    expect(await books(shop, charge)).toMatchObject({ charge: "disputed", revenue: "disputed" });
    expect(await codeOf(refund(shop, charge))).toBe("charge_in_dispute");
    expect(await path.rows("select status from refund where org_id = $1", [shop.orgId])).toEqual([
      { status: "failed" },
    ]);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("a refund that the bank takes its time for", () => {
  async function pending() {
    const { shop, charge } = await paid();
    await path.declineNext(shop, "stripe", "refund_pending");
    const { refund: row } = await refund(shop, charge, { key: "slow" });
    expect(row).toMatchObject({ status: "processing", gatewayRef: expect.stringMatching(/^re_/) });
    expect(await codeOf(refund(shop, charge, { amount: 1 }))).toBe("amount_over_charge");
    await reconcileShop(path, shop);
    await convergeMoney(shop.ctx, charge.id);
    expect(await path.rows("select status from refund where org_id = $1", [shop.orgId])).toEqual([
      { status: "processing" },
    ]);
    return { shop, charge, row };
  }
  const settle = (ref: string | null, status: string) =>
    path.sandbox.control("POST", "stripe/settle-refund", { refund: ref, status });

  it("is found done by the reconciler, and by whoever asks again with its key", async () => {
    const { shop, charge, row } = await pending();
    await settle(row.gatewayRef, "succeeded");
    await reconcileShop(path, shop);
    expect((await refund(shop, charge, { key: "slow" })).refund).toMatchObject({
      id: row.id,
      status: "succeeded",
    });
    expect(await told(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("frees what it held when the bank refuses", async () => {
    const { shop, charge, row } = await pending();
    const offered = async () => {
      const details = await getChargeDetails(shop.ctx, charge.id);
      const overview = await getCustomerOverview(shop.ctx, details?.customer.id ?? "");
      return [details, overview?.charges[0]].map((shown) => shown?.refundable?.minor ?? null);
    };
    // Staff are not offered what would be refused.
    expect(await offered()).toEqual([null, null]);
    await settle(row.gatewayRef, "failed");
    expect(await codeOf(refund(shop, charge, { key: "slow" }))).toBe("refund_rejected");
    expect(await offered()).toEqual([1500, 1500]);
    expect(await books(shop, charge)).toEqual({ charge: "captured", refunded: 0, revenue: "confirmed" });
    await refund(shop, charge, { amount: 15 });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it.each(BOTH)("yen have no decimals at %s", async (gateway) => {
  const shop = await newShop({ currency: "JPY", initialAmount: 1500, minimumInitialAmount: 100 });
  await newActiveCustomer(path, shop, { gateway });
  const charge = await lastTaken(path, shop);
  expect(await codeOf(refund(shop, charge, { amount: 0.5 }))).toBe("invalid_request");
  expect(presentRefund(await refund(shop, charge, { amount: 500 })).data).toMatchObject({
    amount: 500,
    amount_refunded: 500,
    currency: "JPY",
  });
  expect(await path.brokenRules(shop)).toEqual([]);
});
