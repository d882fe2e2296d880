import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../../core/testing/run-sandbox";
import { newAccount, refusal, sdk } from "../testing/account";
import { itFitsTheSpecification } from "../testing/contract";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.remove());

const sale = {
  amount: 1500,
  currency: "usd",
  payment_method: "pm_card_visa",
  confirm: true,
  off_session: true,
  metadata: { charge_id: "sc_1" },
} as const;

/** An account with one payment, and what a test asks of it. */
async function paid(more: { amount?: number; currency?: string } = {}) {
  const account = newAccount(sandbox);
  const { stripe, suffix } = account;
  const intent = await stripe.paymentIntents.create({ ...sale, ...more });
  const lever = <T = { id: string }>(name: string, body: object) =>
    sandbox.control<T>("POST", `stripe/${name}`, body);
  const moved = async () => {
    const { entries } = await sandbox.control<{ entries: { kind: string; amount_minor: number }[] }>(
      "GET",
      `ledger?account=${suffix}`,
    );
    return entries.map(({ kind, amount_minor }) => `${kind} ${amount_minor}`);
  };
  const events = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
  const declineNext = (code: string) =>
    sandbox.control("POST", "decline-next", { provider: "stripe", account: suffix, code });
  return { ...account, payment_intent: intent.id, lever, moved, events, declineNext };
}

describe("refunds", () => {
  it("give back in parts by the intent, once per key, and are listed with what was said of them", async () => {
    const { stripe, payment_intent, moved, events } = await paid();
    const part = { payment_intent, amount: 400, metadata: { refund_id: "rf_1" } };
    const first = await stripe.refunds.create(part, { idempotencyKey: "rf_1:0" });
    expect((await stripe.refunds.create(part, { idempotencyKey: "rf_1:0" })).id).toBe(first.id);
    const rest = await stripe.refunds.create({ payment_intent });
    expect([first.status, rest.amount]).toEqual(["succeeded", 1100]);
    const { data } = await stripe.refunds.list({ payment_intent });
    expect(data.map(({ id }) => id)).toEqual([rest.id, first.id]);
    expect(data[1]?.metadata).toEqual({ refund_id: "rf_1" });
    const [charge] = (await stripe.charges.list({ payment_intent })).data;
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 1500, amount_captured: 1500 });
    expect(await moved()).toEqual(["capture 1500", "refund 400", "refund 1100"]);
    expect((await events()).filter((type) => /refund/.test(type))).toEqual([
      "charge.refunded",
      "refund.created",
      "charge.refunded",
      "refund.created",
    ]);
    const named = await stripe.refunds.update(first.id, { metadata: { why: "late" } });
    expect(named.metadata).toEqual({ refund_id: "rf_1", why: "late" });
  });

  it("wait when asked to, hold their share meanwhile, and end as someone says, over a restart too", async () => {
    const { stripe, suffix, payment_intent, lever, moved, declineNext } = await paid();
    await declineNext("refund_pending");
    const pending = await stripe.refunds.create({ payment_intent, amount: 1000 });
    expect(pending.status).toBe("pending");
    expect(await moved()).toEqual(["capture 1500"]);
    expect((await refusal(stripe.refunds.create({ payment_intent, amount: 501 }))).statusCode).toBe(400);
    await sandbox.kill();
    sandbox = await runSandbox(sandbox.state);
    await sandbox.control("POST", "stripe/settle-refund", { refund: pending.id });
    expect((await sdk(sandbox, suffix).refunds.retrieve(pending.id)).status).toBe("succeeded");
    expect(await moved()).toEqual(["capture 1500", "refund 1000"]);
    await expect(lever("settle-refund", { refund: pending.id, status: "canceled" })).rejects.toThrow("400");
  });

  it("fail, and can be tried again", async () => {
    const { stripe, payment_intent, lever, moved, events, declineNext } = await paid();
    await declineNext("refund_failed");
    const failed = await stripe.refunds.create({ payment_intent });
    expect(failed).toMatchObject({ status: "failed", failure_reason: "expired_or_canceled_card" });
    expect(await events()).toContain("refund.failed");
    expect((await stripe.paymentIntents.create(sale)).status).toBe("succeeded");
    const again = await stripe.refunds.create({ payment_intent });
    expect(again.status).toBe("succeeded");
    await lever("settle-refund", {
      refund: again.id,
      status: "failed",
      failure_reason: "lost_or_stolen_card",
    });
    expect(await moved()).toEqual(["capture 1500", "capture 1500", "refund 1500", "refund -1500"]);
    const [charge] = (await stripe.charges.list({ payment_intent })).data;
    expect(charge).toMatchObject({ refunded: false, amount_refunded: 0 });
  });

  it("are made by staff in Stripe's own pages too", async () => {
    const { stripe, payment_intent, lever, moved } = await paid();
    const { id } = await lever("refund", { payment_intent, amount: 100 });
    expect((await stripe.refunds.retrieve(id, { expand: ["charge"] })).charge).toMatchObject({
      amount_refunded: 100,
    });
    expect(await moved()).toEqual(["capture 1500", "refund 100"]);
  });

  it.each([
    ["jpy", 1500, 1500, 1500],
    ["isk", 150_000, 1500, 150_050],
    ["ugx", 500_000, 5000, 500_050],
    ["mga", 1500, 1500, 1500],
    ["bhd", 12_340, 12_340, 12_345],
    ["kwd", 5000, 5000, 5001],
  ])("%s: %i on the wire are %i in minor units, fee and all", async (currency, amount, minor, refused) => {
    const { stripe, payment_intent, moved } = await paid({ amount, currency });
    const intent = await stripe.paymentIntents.retrieve(payment_intent, {
      expand: ["latest_charge.balance_transaction"],
    });
    const fee = (intent.latest_charge as { balance_transaction: { fee: number } }).balance_transaction.fee;
    const grain = { isk: 100, ugx: 100, bhd: 10, kwd: 10 }[currency] ?? 1;
    expect(fee % grain).toBe(0);
    if (refused !== amount)
      expect((await refusal(stripe.paymentIntents.create({ ...sale, currency, amount: refused }))).code).toBe(
        "parameter_invalid_integer",
      );
    if (grain > 1)
      expect((await refusal(stripe.refunds.create({ payment_intent, amount: grain + 1 }))).code).toBe(
        "parameter_invalid_integer",
      );
    await stripe.refunds.create({ payment_intent });
    expect(await moved()).toEqual([`capture ${minor}`, `refund ${minor}`]);
  });
});

it("knows no currency that Stripe does not take", async () => {
  for (const currency of ["iqd", "lyd", "xts"])
    expect(
      (await refusal(newAccount(sandbox).stripe.paymentIntents.create({ ...sale, currency }))).param,
    ).toBe("currency");
});

describe("disputes", () => {
  it("take the money and its fee, forbid refunds, and are won", async () => {
    const { stripe, payment_intent, lever, events } = await paid();
    expect((await stripe.disputes.list({ payment_intent })).data).toEqual([]);
    const { id } = await lever("dispute", { payment_intent });
    const [open] = (await stripe.disputes.list({ payment_intent })).data;
    expect(open).toMatchObject({ id, status: "needs_response", amount: 1500 });
    expect(open?.balance_transactions).toMatchObject([{ amount: -1500, fee: 1500, net: -3000 }]);
    expect((await refusal(stripe.refunds.create({ payment_intent }))).code).toBe("charge_disputed");
    await lever("close-dispute", { payment_intent, status: "won" });
    const won = await stripe.disputes.retrieve(id, { expand: ["charge"] });
    expect([won.status, (won.charge as { disputed: boolean }).disputed]).toEqual(["won", true]);
    expect((await events()).filter((type) => /dispute/.test(type))).toEqual([
      "charge.dispute.closed",
      "charge.dispute.funds_reinstated",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.created",
    ]);
    expect((await stripe.refunds.create({ payment_intent })).status).toBe("succeeded");
  });

  it("may be inquiries, which move nothing and leave the charge refundable", async () => {
    const { stripe, payment_intent, lever, events } = await paid();
    const { id } = await lever("dispute", { payment_intent, inquiry: true });
    const open = await stripe.disputes.retrieve(id);
    expect([open.status, open.balance_transactions]).toEqual(["warning_needs_response", []]);
    expect((await stripe.refunds.create({ payment_intent, amount: 100 })).status).toBe("succeeded");
    await lever("close-dispute", { payment_intent });
    expect((await stripe.disputes.retrieve(id)).status).toBe("warning_closed");
    expect((await events()).filter((type) => /dispute/.test(type))).toEqual([
      "charge.dispute.closed",
      "charge.dispute.created",
    ]);
  });

  it("are lost, by the bank or because nobody argues, and end once", async () => {
    const { stripe, payment_intent, lever } = await paid();
    const { id } = await lever("dispute", { payment_intent, reason: "product_not_received" });
    expect((await stripe.disputes.close(id)).status).toBe("lost");
    await expect(lever("close-dispute", { dispute: id, status: "won" })).rejects.toThrow("400");
    await expect(lever("dispute", { payment_intent })).rejects.toThrow("400");
    const other = await paid();
    expect((await refusal(other.stripe.disputes.retrieve(id))).statusCode).toBe(404);
  });
});

itFitsTheSpecification(() => sandbox);
