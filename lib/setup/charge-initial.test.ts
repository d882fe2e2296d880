import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type * as Asking from "@/lib/charges/ask-gateway";
import { askGateway } from "@/lib/charges/ask-gateway";
import type { GatewayFailure } from "@/lib/gateways/types";
import { newShop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { approve } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { finishSetup } from "./finish-setup";

vi.mock("@/lib/charges/ask-gateway", async (original): Promise<typeof Asking> => {
  const real = await original<typeof Asking>();
  return { ...real, askGateway: vi.fn(real.askGateway) };
});

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

const DECLINED: GatewayFailure = { code: "card_declined", declineCode: "INSTRUMENT_DECLINED", ref: "late" };

it.each([
  ["failed", { state: "failed", failure: DECLINED }],
  ["waits for the payer", { state: "needs_customer", ref: "none", failure: DECLINED }],
] as const)(
  "a late word that PayPal's charge %s changes nothing of what another finisher activated",
  async (_name, late) => {
    const shop = await newShop();
    const visit = await newVisit(shop, { gateway: "paypal" });
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await approve(path.sandbox.url, client);

    let goOn = () => {};
    const activated = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    vi.mocked(askGateway)
      .mockClear()
      .mockImplementationOnce(async () => {
        await activated;
        return late;
      });
    const slow = finishSetup(visit.ctx, attemptId);
    await vi.waitFor(() => expect(askGateway).toHaveBeenCalledTimes(1), { timeout: 30_000 });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "succeeded" });
    goOn();

    expect(await slow).toEqual({ state: "succeeded" });
    expect(await standing(path, shop, visit.customerId)).toMatchObject(DONE);
    const rows = await path.rows(
      `select m.status as method, c.status as charge, c.failure_code, a.status as attempt, a.failure_code as why
       from setup_attempt a join charge c on c.org_id = a.org_id and c.id = a.charge_id
       join payment_method m on m.org_id = c.org_id and m.id = c.payment_method_id where a.org_id = $1`,
      [shop.orgId],
    );
    expect(rows).toEqual([
      { method: "active", charge: "captured", failure_code: null, attempt: "succeeded", why: null },
    ]);
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  },
);
