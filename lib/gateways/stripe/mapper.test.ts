import { Readable } from "node:stream";
import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { findIntent } from "./charge-intent";
import { toFailure } from "./declines";
import type { PaymentParts, SetupParts } from "./intent";
import { toChargeState, toPaymentSetupState, toSetupState } from "./mapper";
import { toDispute, toDisputes } from "./read-money";
import { toRefundState } from "./refund";

const card = {
  id: "pm_1",
  object: "payment_method",
  type: "card",
  customer: "cus_1",
  card: { brand: "visa", last4: "4242", exp_month: 4, exp_year: 2030 },
} as Stripe.PaymentMethod;

const method = {
  ref: "pm_1",
  customerRef: "cus_1",
  type: "card",
  label: "Visa •••• 4242",
  cardBrand: "visa",
  cardLast4: "4242",
  cardExpMonth: 4,
  cardExpYear: 2030,
};

function payment(intent: Partial<Stripe.PaymentIntent>, parts: Partial<PaymentParts> = {}): PaymentParts {
  const whole = {
    id: "pi_1",
    object: "payment_intent",
    amount: 1500,
    amount_received: 1500,
    currency: "usd",
    created: 1_790_000_000,
    customer: "cus_1",
    latest_charge: null,
    last_payment_error: null,
    ...intent,
  } as Stripe.PaymentIntent;
  return { intent: whole, method: null, charge: null, balance: null, ...parts };
}

function setup(intent: Partial<Stripe.SetupIntent>, saved: Stripe.PaymentMethod | null = null): SetupParts {
  const whole = { id: "seti_1", customer: "cus_1", last_setup_error: null, latest_attempt: null, ...intent };
  return { intent: whole as Stripe.SetupIntent, method: saved };
}

const succeeded = {
  method: card,
  charge: { id: "ch_1", created: 1_790_000_100 } as Stripe.Charge,
  balance: { fee: 74, currency: "usd" } as Stripe.BalanceTransaction,
};

describe("a PaymentIntent of a setup", () => {
  it("waits until the customer has done everything", () => {
    for (const status of ["requires_payment_method", "requires_confirmation", "requires_action"] as const)
      expect(toPaymentSetupState(payment({ status }))).toEqual({ state: "waiting" });
  });

  it("tells the last refusal, named by its charge", () => {
    const last_payment_error = {
      type: "card_error",
      code: "card_declined",
      decline_code: "insufficient_funds",
      charge: "ch_9",
    } as Stripe.PaymentIntent.LastPaymentError;
    expect(toPaymentSetupState(payment({ status: "requires_payment_method", last_payment_error }))).toEqual({
      state: "waiting",
      failure: { code: "insufficient_funds", declineCode: "insufficient_funds", ref: "ch_9" },
    });
  });

  it("names a failed challenge by the method that was tried, not by an earlier refusal's charge", () => {
    const last_payment_error = {
      code: "payment_intent_authentication_failure",
      payment_method: card,
    } as Stripe.PaymentIntent.LastPaymentError;
    const intent = { status: "requires_payment_method", last_payment_error, latest_charge: "ch_earlier" };
    expect(toPaymentSetupState(payment(intent))).toEqual({
      state: "waiting",
      failure: {
        code: "authentication_failed",
        declineCode: "payment_intent_authentication_failure",
        ref: "pm_1",
      },
    });
  });

  it("is processing in every status that is not decided, known or not", () => {
    for (const status of ["processing", "requires_capture", "something_new"])
      expect(toPaymentSetupState(payment({ status })).state).toBe("processing");
  });

  it("has saved the method and taken the money when it succeeded", () => {
    expect(toPaymentSetupState(payment({ status: "succeeded" }, succeeded))).toEqual({
      state: "saved",
      method,
      capture: {
        ref: "pi_1",
        amount: { minor: 1500, currency: "USD" },
        feeMinor: 74,
        capturedAt: new Date(1_790_000_100_000),
      },
    });
  });

  it("leaves the fee open while there is no balance transaction, or one in another currency", () => {
    const euros = { fee: 74, currency: "eur" } as Stripe.BalanceTransaction;
    for (const balance of [null, euros]) {
      const state = toPaymentSetupState(payment({ status: "succeeded" }, { ...succeeded, balance }));
      expect(state).not.toHaveProperty("capture.feeMinor");
    }
  });

  it("is rejected when it succeeded without a method", () => {
    expect(() => toPaymentSetupState(payment({ status: "succeeded" }))).toThrow("payment_method_missing");
  });

  it("is cancelled when cancelled", () => {
    expect(toPaymentSetupState(payment({ status: "canceled" }))).toEqual({ state: "cancelled" });
  });
});

describe("a SetupIntent", () => {
  it("goes through the same states without money", () => {
    expect(toSetupState(setup({ status: "requires_action" }))).toEqual({ state: "waiting" });
    expect(toSetupState(setup({ status: "processing" }))).toEqual({ state: "processing" });
    expect(toSetupState(setup({ status: "canceled" }))).toEqual({ state: "cancelled" });
    expect(toSetupState(setup({ status: "succeeded" }, card))).toEqual({ state: "saved", method });
  });

  it("names a refusal by the attempt", () => {
    const last_setup_error = { code: "card_declined", decline_code: "generic_decline" };
    const intent = { status: "requires_payment_method", last_setup_error, latest_attempt: "setatt_1" };
    expect(toSetupState(setup(intent as Partial<Stripe.SetupIntent>))).toEqual({
      state: "waiting",
      failure: { code: "card_declined", declineCode: "generic_decline", ref: "setatt_1" },
    });
  });
});

describe("a PaymentIntent of an off-session charge", () => {
  it("waits for the customer when only authentication is missing", () => {
    const last_payment_error = {
      code: "authentication_required",
      decline_code: "authentication_required",
      charge: "ch_2",
    } as Stripe.PaymentIntent.LastPaymentError;
    expect(toChargeState(payment({ status: "requires_payment_method", last_payment_error }))).toEqual({
      state: "needs_customer",
      ref: "pi_1",
      failure: {
        code: "authentication_required",
        declineCode: "authentication_required",
        ref: "ch_2",
        resumable: true,
      },
    });
    expect(toChargeState(payment({ status: "requires_action" })).state).toBe("needs_customer");
  });

  it("has failed after a refusal or when cancelled, and is captured or processing otherwise", () => {
    const last_payment_error = { code: "expired_card" } as Stripe.PaymentIntent.LastPaymentError;
    expect(toChargeState(payment({ status: "requires_payment_method", last_payment_error }))).toMatchObject({
      state: "failed",
      ref: "pi_1",
      failure: { code: "expired_card" },
    });
    expect(toChargeState(payment({ status: "canceled" })).state).toBe("failed");
    expect(toChargeState(payment({ status: "succeeded" }, succeeded)).state).toBe("captured");
    expect(toChargeState(payment({ status: "processing" }))).toEqual({ state: "processing", ref: "pi_1" });
  });
});

describe("a refusal", () => {
  it("prefers the issuer's reason and never says more than declined about a stolen card", () => {
    expect(toFailure({ code: "card_declined", decline_code: "incorrect_cvc" }).code).toBe("incorrect_cvc");
    expect(toFailure({ code: "card_declined", decline_code: "stolen_card" })).toEqual({
      code: "card_declined",
      declineCode: "stolen_card",
    });
    expect(toFailure({})).toEqual({ code: "card_declined" });
  });
});

describe("a refund", () => {
  it.each([
    ["succeeded", { state: "succeeded", ref: "re_1" }],
    ["pending", { state: "processing", ref: "re_1" }],
    ["requires_action", { state: "processing", ref: "re_1" }],
    ["something_new", { state: "processing", ref: "re_1" }],
    ["canceled", { state: "failed", providerCode: "canceled", ref: "re_1" }],
    ["failed", { state: "failed", providerCode: "failed", ref: "re_1" }],
  ])("that is %s", (status, state) => {
    expect(toRefundState({ id: "re_1", status } as Stripe.Refund)).toEqual(state);
  });
});

describe("disputes", () => {
  const dispute = (status: string, created = 1, id = `dp_${created}`) =>
    ({ id, status, created }) as Stripe.Dispute;

  it.each([
    ["needs_response", "open"],
    ["under_review", "open"],
    ["appeal_needs_response", "open"],
    ["appeal_under_review", "open"],
    ["something_new", "open"],
    ["won", "won"],
    ["lost", "lost"],
    ["prevented", "lost"],
  ])("that are %s are %s", (status, state) => {
    expect(toDispute(dispute(status))).toEqual({ ref: "dp_1", state });
  });

  it("that only inquire have taken nothing", () => {
    for (const status of ["warning_needs_response", "warning_under_review", "warning_closed"])
      expect(toDispute(dispute(status))).toBeNull();
  });

  it("are all told, the oldest first", () => {
    const all = [
      dispute("won", 1),
      dispute("needs_response", 3),
      dispute("lost", 2),
      dispute("warning_closed", 4),
    ];
    expect(toDisputes(all)).toEqual([
      { ref: "dp_1", state: "won" },
      { ref: "dp_2", state: "lost" },
      { ref: "dp_3", state: "open" },
    ]);
  });
});

it("reads a fee in the currency's own units", () => {
  const balance = { fee: 7_400, currency: "isk" } as Stripe.BalanceTransaction;
  const state = toChargeState(
    payment(
      { status: "succeeded", amount: 150_000, amount_received: 150_000, currency: "isk" },
      { ...succeeded, balance },
    ),
  );
  expect(state).toMatchObject({ capture: { amount: { minor: 1_500, currency: "ISK" }, feeMinor: 74 } });
});

it("looks for a charge among those of its customer's intents alone that can be its own", async () => {
  const [made, day] = [1_800_000_000, 86_400];
  // One an hour, for months before the charge; none since.
  const intents = Array.from({ length: 2_400 }, (_, at) => ({
    id: `pi_${at}`,
    object: "payment_intent",
    created: made - day - at * 3_600,
  }));
  const list = ({ created }: Stripe.PaymentIntentListParams) => {
    const from = typeof created === "object" ? (created.gte ?? 0) : 0;
    return Readable.from(intents.filter((intent) => intent.created >= from));
  };
  const stripe = { paymentIntents: { list } } as unknown as Stripe;
  const find = (since?: Date) => findIntent(stripe, "cus_1", () => false, since);
  expect(await find()).toBe("too_many");
  expect(await find(new Date(made * 1000))).toBeNull();
});
