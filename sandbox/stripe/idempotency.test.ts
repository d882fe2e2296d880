import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { newAccount, refusal, sdk } from "./testing/account";
import { itFitsTheSpecification } from "./testing/contract";

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
} as const;

const captures = async (account: string) =>
  (await sandbox.control<{ entries: object[] }>("GET", `ledger?account=${account}`)).entries.length;

describe("idempotency keys", () => {
  it("replays the first answer to the same parameters, and says so", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    const first = await stripe.paymentIntents.create(sale, { idempotencyKey: "k" });
    const again = await stripe.paymentIntents.create(sale, { idempotencyKey: "k" });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(await captures(suffix)).toBe(1);
  });

  it("replays a decline", async () => {
    const { stripe } = newAccount(sandbox);
    const declining = { ...sale, payment_method: "pm_card_chargeDeclinedInsufficientFunds" };
    const first = await refusal(stripe.paymentIntents.create(declining, { idempotencyKey: "k" }));
    const again = await refusal(stripe.paymentIntents.create(declining, { idempotencyKey: "k" }));
    expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
  });

  it("refuses other parameters, and another endpoint", async () => {
    const { stripe } = newAccount(sandbox);
    await stripe.paymentIntents.create(sale, { idempotencyKey: "k" });
    const other = await refusal(
      stripe.paymentIntents.create({ ...sale, amount: 1600 }, { idempotencyKey: "k" }),
    );
    expect([other.type, other.statusCode]).toEqual(["StripeIdempotencyError", 400]);
    const elsewhere = await refusal(stripe.customers.create({}, { idempotencyKey: "k" }));
    expect(elsewhere.type).toBe("StripeIdempotencyError");
  });

  it("does not keep a refusal of the parameters", async () => {
    const { stripe } = newAccount(sandbox);
    const wrong = { ...sale, surprise: "x" };
    expect((await refusal(stripe.paymentIntents.create(wrong, { idempotencyKey: "k" }))).code).toBe(
      "parameter_unknown",
    );
    expect((await stripe.paymentIntents.create(sale, { idempotencyKey: "k" })).status).toBe("succeeded");
  });

  it("makes one of twenty calls at once", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    const calls = Array.from({ length: 20 }, () =>
      stripe.paymentIntents.create(sale, { idempotencyKey: "k" }),
    );
    expect(new Set((await Promise.all(calls)).map(({ id }) => id)).size).toBe(1);
    expect(await captures(suffix)).toBe(1);
  });

  it("is the same after a kill in the middle of the answer", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    await sandbox.control("POST", "faults", {
      account: suffix,
      method: "POST",
      effect: "drop_after",
      times: 2,
    });
    // The SDK asks once more on a connection that closed, whatever retries it was allowed.
    await refusal(stripe.paymentIntents.create(sale, { idempotencyKey: "k" }));
    await sandbox.kill();
    sandbox = await runSandbox(sandbox.state);
    const again = await sdk(sandbox, suffix).paymentIntents.create(sale, { idempotencyKey: "k" });
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(await captures(suffix)).toBe(1);
  });

  it("keeps a server error when the fault is one that Stripe remembers", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    const fault = {
      account: suffix,
      path: "/payment_intents$",
      effect: "status",
      status: 500,
      sticky: true,
      times: 1,
    };
    await sandbox.control("POST", "faults", fault);
    const first = await refusal(stripe.paymentIntents.create(sale, { idempotencyKey: "k" }));
    const again = await refusal(stripe.paymentIntents.create(sale, { idempotencyKey: "k" }));
    expect([first.statusCode, again.statusCode]).toEqual([500, 500]);
    expect(await captures(suffix)).toBe(0);
  });
});

describe("faults", () => {
  it("is asked again by the SDK after a rate limit", async () => {
    const { suffix } = newAccount(sandbox);
    await sandbox.control("POST", "faults", { account: suffix, effect: "rate_limit", times: 1 });
    const refused = await refusal(sdk(sandbox, suffix).customers.create({}));
    expect(refused.type).toBe("StripeRateLimitError");
    await sandbox.control("POST", "faults", { account: suffix, effect: "drop_before", times: 1 });
    expect((await sdk(sandbox, suffix, 1).customers.create({})).object).toBe("customer");
  });

  it("does it and answers 500, or gives nonsense without doing it", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    await sandbox.control("POST", "faults", {
      account: suffix,
      effect: "status_after",
      status: 500,
      times: 1,
    });
    expect((await refusal(stripe.paymentIntents.create(sale))).statusCode).toBe(500);
    expect(await captures(suffix)).toBe(1);
    await sandbox.control("POST", "faults", { account: suffix, effect: "garbage", times: 1 });
    await expect(stripe.paymentIntents.create(sale)).rejects.toThrow();
    expect(await captures(suffix)).toBe(1);
  });

  it("declines the next payment of the account alone", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    await sandbox.control("POST", "decline-next", {
      provider: "stripe",
      account: suffix,
      code: "lost_card",
      times: 1,
    });
    const other = await newAccount(sandbox).stripe.paymentIntents.create(sale);
    expect(other.status).toBe("succeeded");
    const error = await refusal(stripe.paymentIntents.create(sale));
    expect(error).toMatchObject({
      code: "card_declined",
      decline_code: "lost_card",
      advice_code: "do_not_try_again",
    });
    expect((await stripe.paymentIntents.create(sale)).status).toBe("succeeded");
  });

  it("leaves a payment undecided until it is settled", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    await sandbox.control("POST", "decline-next", {
      provider: "stripe",
      account: suffix,
      code: "processing",
    });
    const intent = await stripe.paymentIntents.create(sale);
    expect(intent.status).toBe("processing");
    await sandbox.control("POST", "stripe/settle", { intent: intent.id });
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
    expect(await captures(suffix)).toBe(1);
  });
});

itFitsTheSpecification(() => sandbox);
