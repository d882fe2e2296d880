import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreCustomer } from "@/lib/customers/restore-customer";
import { suspendCustomer } from "@/lib/customers/suspend-customer";
import { inOrg } from "@/lib/db";
import { letQuietPass, newStuck, type Stuck, takeLate } from "@/lib/drift/testing/stuck";
import { fire } from "@/lib/testing/fire";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled } from "@/lib/testing/paying";
import { startWebhookHost, type WebhookHost } from "@/lib/testing/webhook-host";
import { finishCharge } from "./finish-charge";
import { permitFor } from "./permit";
import { findTriggerCharge } from "./trigger-charge";

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

const suspension = ({ shop, customerId }: Stuck) =>
  ({ org_id: shop.orgId, billing_customer_id: customerId, reason: "Stop" }) as const;

const chargeOf = async ({ chargeId }: Stuck) =>
  (
    await path.rows<{ status: string; decline_code: string | null }>(
      "select status::text, decline_code from charge where id = $1",
      [chargeId],
    )
  )[0];

/** What stops a charge, beside a suspension, by the row that it changes. */
const STOPS = {
  cancelled: "update enrollment set status = 'cancelled' where org_id = $1",
  paused: "update enrollment set status = 'paused' where org_id = $1",
  inactive: "update billable_item set status = 'inactive' where org_id = $1",
};

describe.concurrent("a charge in doubt that never got through, when it is stopped meanwhile", () => {
  it.each([
    ["stripe", "suspended"],
    ["stripe", "cancelled"],
    ["stripe", "paused"],
    ["stripe", "inactive"],
    ["paypal", "suspended"],
  ] as const)(
    "at %s, %s: is asked for no more, and ends; what is taken late goes back",
    async (gateway, how) => {
      const stuck = await newStuck(path, gateway);
      const { shop, chargeId, customerId } = stuck;
      const before = await inOrg(shop.orgId, (tx) => findTriggerCharge(tx, shop.orgId, chargeId));
      if (!before) throw new Error("The charge is missing");
      if (how === "suspended") await suspendCustomer(shop.ctx, suspension(stuck));
      else await path.rows(STOPS[how], [shop.orgId]);
      // Whoever had read the row before.
      await expect(permitFor(before)()).rejects.toMatchObject({ kind: "gateway_unknown" });
      await path.reconcile(shop);
      expect(await path.captures(shop)).toEqual([]);
      expect((await chargeOf(stuck))?.status).toBe("processing");
      await letQuietPass(path, stuck);
      await path.reconcile(shop);
      expect(await chargeOf(stuck)).toEqual({ status: "failed", decline_code: "stopped" });
      expect(
        await path.rows(
          "select payload::jsonb -> 'data' as told from event where org_id = $1 and type = 'trigger.failed'",
          [shop.orgId],
        ),
      ).toMatchObject([{ told: { failure_reason: "processing_error", consecutive_failures: 0 } }]);
      if (how === "suspended") await restoreCustomer(shop.ctx, suspension(stuck));
      expect(await fire(shop, customerId, { trigger_id: "stuck" })).toMatchObject({
        status: 409,
        code: "charge_ended",
        declineCode: "stopped",
      });
      await takeLate(stuck);
      await finishCharge(shop.ctx, chargeId);
      expect(await refunds(path.sandbox, shop)).toMatchObject([{ amount_minor: 20_000 }]);
      expect(await path.brokenRules(shop)).toEqual([]);
    },
  );

  it("is carried to its end when its customer has pressed on the page, but for a suspension", async () => {
    const stuck = async () => {
      const { shop, chargeId } = await newBilled(path, { gateway: "stripe" });
      const [row] = await path.rows<{ customer_id: string }>(
        "update charge set status = 'processing', next_check_at = now() where id = $1 returning customer_id",
        [chargeId],
      );
      return { shop, gateway: "stripe", chargeId, customerId: row?.customer_id ?? "" } as const;
    };
    const [paused, suspended] = [await stuck(), await stuck()];
    await path.rows(STOPS.paused, [paused.shop.orgId]);
    await path.reconcile(paused.shop);
    expect((await chargeOf(paused))?.status).toBe("captured");

    await suspendCustomer(suspended.shop.ctx, suspension(suspended));
    await path.reconcile(suspended.shop);
    await letQuietPass(path, suspended);
    await path.reconcile(suspended.shop);
    expect((await chargeOf(suspended))?.status).toBe("pending_client_action");
    expect(await path.brokenRules(suspended.shop)).toEqual([]);
  });

  it("is captured all the same where the gateway holds the money, and stays in doubt where it cannot say", async () => {
    const taken = await newStuck(path, "stripe");
    await suspendCustomer(taken.shop.ctx, suspension(taken));
    await takeLate(taken);
    await path.reconcile(taken.shop);
    expect((await chargeOf(taken))?.status).toBe("captured");

    // So young that PayPal may not list it yet.
    const young = await newStuck(path, "paypal");
    await path.rows("update charge set created_at = now() where id = $1", [young.chargeId]);
    await suspendCustomer(young.shop.ctx, suspension(young));
    await path.reconcile(young.shop);
    expect(await path.captures(young.shop)).toEqual([]);
    expect(
      await path.rows("select status::text, ending_at from charge where id = $1", [young.chargeId]),
    ).toEqual([{ status: "processing", ending_at: null }]);
    await restoreCustomer(young.shop.ctx, suspension(young));
    await path.reconcile(young.shop);
    expect((await chargeOf(young))?.status).toBe("captured");
  });
});
