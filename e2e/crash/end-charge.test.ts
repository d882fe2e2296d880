import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishCharge } from "@/lib/charges/finish-charge";
import { endChargeInDoubt } from "@/lib/drift/end-charge-in-doubt";
import { endAsStaffDid, letQuietPass, newStuck, type Stuck, takeLate } from "@/lib/drift/testing/stuck";
import { reconcileShop as reconcileRefunds } from "@/lib/refunds/testing/reconcile";
import { fire } from "@/lib/testing/fire";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { cases } from "./passed-by";
import { makeProcesses } from "./processes";

let money: MoneyPath;
const processes = makeProcesses();

beforeAll(async () => {
  money = await startMoneyPath();
});
afterAll(async () => {
  await money.stop();
});

const TIMEOUT = 180_000;

const inputOf = ({ chargeId }: Stuck) =>
  ({ chargeId, outcome: "failed", reason: "Nothing at the gateway" }) as const;

/** Failed, told and asked for once; the gateway has nothing of it, and its trigger is free again. */
async function expectEnded({ shop, customerId, chargeId }: Stuck): Promise<void> {
  expect(await money.rows("select status, decline_code from charge where id = $1", [chargeId])).toEqual([
    { status: "failed", decline_code: "ended_by_staff" },
  ]);
  const asked = "select 1 from audit_entry where org_id = $1 and action = 'charge.ended_by_staff'";
  expect(await money.rows(asked, [shop.orgId])).toHaveLength(1);
  expect(await fire(shop, customerId, { trigger_id: "stuck" })).toMatchObject({
    code: "charge_ended",
    data: { charge_id: chargeId },
  });
  expect(await money.captures(shop)).toHaveLength(0);
  expect(await money.brokenRules(shop)).toEqual([]);
}

describe.concurrent("ending a charge in doubt", () => {
  const recoveries = cases("end.").flatMap((one) => [
    { ...one, recovery: "staff press again" },
    ...(one.step === "end.before_mark" ? [] : [{ ...one, recovery: "only the reconciler comes" }]),
  ]);
  it.each(recoveries)(
    "dies at $step for $gateway, $recovery: it fails once, and takes nothing",
    async ({ step, gateway, recovery }) => {
      const stuck = await newStuck(money, gateway);
      const { shop } = stuck;
      const input = inputOf(stuck);
      // The calling off is the reconciler's, once nothing can be under way any more.
      if (step.endsWith("call_off")) {
        await endChargeInDoubt(shop.ctx, input);
        await letQuietPass(money, stuck);
      }
      await processes.dieAt(step, { verb: "end_charge", ctx: shop.ctx, input });
      if (recovery === "staff press again") {
        await endChargeInDoubt(shop.ctx, input);
        await letQuietPass(money, stuck);
        await Promise.allSettled([endChargeInDoubt(shop.ctx, input), money.reconcile(shop)]);
      } else {
        await money.reconcile(shop);
        await letQuietPass(money, stuck);
        await money.reconcile(shop);
      }
      await expectEnded(stuck);
    },
    TIMEOUT,
  );
});

describe.concurrent("money that was taken after all", () => {
  const returning = cases("late.").flatMap((one) => [
    { ...one, recovery: "the provider's event comes again" },
    ...(one.step === "late.after_row" ? [{ ...one, recovery: "only the reconciler comes" }] : []),
  ]);
  it.each(returning)(
    "dies at $step for $gateway, $recovery: it goes back once, and the charge stays failed",
    async ({ step, gateway, recovery }) => {
      const stuck = await newStuck(money, gateway);
      const { shop, chargeId } = stuck;
      await endAsStaffDid(money, stuck);
      await takeLate(stuck);
      const look = { verb: "finish_charge", ctx: shop.ctx, chargeId } as const;
      await processes.dieAt(step, look);
      if (recovery.startsWith("the provider")) await finishCharge(shop.ctx, chargeId);
      else await reconcileRefunds(money, shop);
      expect(await refunds(money.sandbox, shop)).toMatchObject([{ amount_minor: 20_000 }]);
      expect(await money.rows("select status from charge where id = $1", [chargeId])).toEqual([
        { status: "failed" },
      ]);
      expect(await money.brokenRules(shop)).toEqual([]);
    },
    TIMEOUT,
  );
});
