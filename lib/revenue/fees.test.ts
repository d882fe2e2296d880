import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lastTaken, refundElsewhere } from "@/lib/refunds/testing/elsewhere";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { checkFees } from "./check-fees";
import { convergeMoney } from "./converge-money";

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

type Row = {
  gross: number;
  fee: number | null;
  net: number | null;
  fee_checks: number;
  fee_check_at: Date | null;
};

async function ledger({ orgId }: Shop): Promise<Row | undefined> {
  const [row] = await path.rows<Row>("select * from revenue where org_id = $1", [orgId]);
  return row;
}

/** As if the provider had not said what it keeps when the money was captured. */
const forgetFee = ({ orgId }: Shop) =>
  path.rows(
    "update revenue set fee = null, net = null, fee_check_at = now() - interval '1 second' where org_id = $1",
    [orgId],
  );

const look = () => checkFees(new AbortController().signal);

describe.each(BOTH)("the fee of a charge at %s", (gateway) => {
  it("is known, and what is left of the money with it", async () => {
    const shop = await newShop();
    await newActiveCustomer(path, shop, { gateway });
    const row = await ledger(shop);
    expect(row?.fee).toBeGreaterThan(0);
    expect(row?.net).toBe((row?.gross ?? 0) - (row?.fee ?? 0));
    expect(row?.fee_check_at).toBeNull();
  });

  it("that was not said at once is asked for later, and what else became of the money is learned", async () => {
    const shop = await newShop();
    await newActiveCustomer(path, shop, { gateway });
    const before = await ledger(shop);
    await forgetFee(shop);
    await refundElsewhere(path, shop, await lastTaken(path, shop), 4);
    await Promise.all([look(), look(), look()]);
    expect(await ledger(shop)).toMatchObject({
      fee: before?.fee,
      net: before?.net,
      fee_checks: 1,
      fee_check_at: null,
    });
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("is asked for at longer and longer intervals, and given up in the end", async () => {
  const shop = await newShop();
  await newActiveCustomer(path, shop);
  await forgetFee(shop);
  await path.fault(shop, {
    provider: "stripe",
    method: "GET",
    path: "^/v1/",
    effect: "status",
    status: 404,
    body: { error: { type: "invalid_request_error", code: "resource_missing", message: "No." } },
    times: 99,
  });
  const waits: number[] = [];
  for (;;) {
    await look();
    const row = await ledger(shop);
    expect(row?.fee).toBeNull();
    if (!row?.fee_check_at) break;
    waits.push(row.fee_check_at.getTime() - Date.now());
    await path.rows("update revenue set fee_check_at = now() - interval '1 second' where org_id = $1", [
      shop.orgId,
    ]);
  }
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(7 * 24 * 3600 * 1000);
  await look();
  expect(await ledger(shop)).toMatchObject({ fee: null, fee_checks: waits.length + 1 });
});

it("a charge of which nothing was taken, or that is a neighbour's, is left alone", async () => {
  const [shop, neighbour] = [await newShop(), await newShop()];
  await newActiveCustomer(path, shop);
  const taken = await lastTaken(path, shop);
  await refundElsewhere(path, shop, taken, 4);
  await convergeMoney(neighbour.ctx, taken.id);
  expect(await path.rows("select id from refund where charge_id = $1", [taken.id])).toEqual([]);
});
