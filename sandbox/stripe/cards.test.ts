import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { newAccount, refusal, typedCard } from "./testing/account";
import { itFitsTheSpecification } from "./testing/contract";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.remove());

/** Saves a typed card as the setup page does, answering the bank's question when it comes. */
async function save(account: ReturnType<typeof newAccount>, number: string) {
  const { stripe, browser } = account;
  const customer = await stripe.customers.create({});
  const intent = await stripe.setupIntents.create({ customer: customer.id, usage: "off_session" });
  const secret = { client_secret: intent.client_secret ?? "" };
  const confirmed = await browser(`/v1/setup_intents/${intent.id}/confirm`, {
    ...secret,
    ...typedCard(number),
  });
  const asked = confirmed.body.status === "requires_action";
  if (asked) await browser(`/stripe/challenge/${intent.id}/complete`, secret);
  return {
    customer: customer.id,
    asked,
    status: confirmed.status,
    intent: await stripe.setupIntents.retrieve(intent.id),
  };
}

const charge = (stripe: Stripe, customer: string, method: string) =>
  stripe.paymentIntents.create({
    amount: 1500,
    currency: "usd",
    customer,
    payment_method: method,
    confirm: true,
    off_session: true,
    payment_method_options: { card: { stored_credential_usage: "unscheduled" } },
  });

describe("saving a card and charging it without its owner", () => {
  it.each([
    ["4242424242424242", false, "succeeded"],
    ["5555555555554444", false, "succeeded"],
    ["4000002500003155", true, "succeeded"],
    ["4000002760003184", true, "authentication_required"],
    ["4000000000003220", true, "authentication_required"],
    ["4000008260003178", true, "insufficient_funds"],
    ["4000000000000341", false, "generic_decline"],
  ])("%s: asks %s, then %s", async (number, asks, outcome) => {
    const account = newAccount(sandbox);
    const saved = await save(account, number);
    expect(saved.intent.status).toBe("succeeded");
    expect(saved.asked).toBe(asks);
    const method = saved.intent.payment_method as string;
    expect((await account.stripe.paymentMethods.retrieve(method)).customer).toBe(saved.customer);
    const charging = charge(account.stripe, saved.customer, method);
    if (outcome === "succeeded") {
      expect((await charging).status).toBe("succeeded");
      return;
    }
    const error = await refusal(charging);
    expect([error.type, error.statusCode, error.decline_code]).toEqual(["StripeCardError", 402, outcome]);
    expect(error.payment_intent?.status).toBe("requires_payment_method");
    expect(error.payment_intent?.last_payment_error?.payment_method?.id).toBe(method);
  });

  it.each([
    ["4000000000009995", "card_declined", "insufficient_funds"],
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000000069", "expired_card", "expired_card"],
    ["4000000000000127", "incorrect_cvc", "incorrect_cvc"],
    ["4012888888881881", "card_declined", "test_mode_live_card"],
  ])("%s is not saved: %s, %s", async (number, code, decline) => {
    const saved = await save(newAccount(sandbox), number);
    expect(saved.status).toBe(402);
    expect(saved.intent.status).toBe("requires_payment_method");
    expect(saved.intent.last_setup_error).toMatchObject({ code, decline_code: decline });
  });

  it("4000008400001629 is refused after its owner was asked", async () => {
    const saved = await save(newAccount(sandbox), "4000008400001629");
    expect(saved.asked).toBe(true);
    expect(saved.intent.last_setup_error).toMatchObject({ code: "card_declined" });
  });
});

describe("paying with the customer there", () => {
  async function pay(number: string, extra: Record<string, string> = {}) {
    const account = newAccount(sandbox);
    const customer = await account.stripe.customers.create({});
    const intent = await account.stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      customer: customer.id,
      setup_future_usage: "off_session",
      allowed_payment_method_types: ["card"],
      payment_method_options: { card: { setup_credential_usage: "unscheduled" } },
    });
    const secret = { client_secret: intent.client_secret ?? "" };
    const path = `/v1/payment_intents/${intent.id}/confirm`;
    const first = await account.browser(path, {
      ...secret,
      ...typedCard(number),
      use_stripe_sdk: "true",
      ...extra,
    });
    const answer = (verdict: "complete" | "fail") =>
      account.browser(`/stripe/challenge/${intent.id}/${verdict}`, secret);
    const read = () =>
      account.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge.balance_transaction"] });
    return { ...account, customer: customer.id, first, answer, read };
  }

  it("keeps the card, the money and the fee", async () => {
    const paid = await pay("4242 4242 4242 4242");
    expect(paid.first.body.status).toBe("succeeded");
    const intent = await paid.read();
    const taken = intent.latest_charge as Stripe.Charge;
    expect(taken.balance_transaction).toMatchObject({ amount: 1500, fee: 74, net: 1426 });
    const methods = await paid.stripe.customers.listPaymentMethods(paid.customer);
    expect(methods.data.map(({ id }) => id)).toEqual([intent.payment_method]);
    const { entries } = await sandbox.control<{ entries: object[] }>("GET", `ledger?account=${paid.suffix}`);
    expect(entries).toMatchObject([{ kind: "capture", ref: intent.id, amount_minor: 1500, currency: "USD" }]);
  });

  it("asks in the page, and pays once the owner agreed", async () => {
    const paid = await pay("4000002500003155", { return_url: "https://shop.example/back" });
    expect(paid.first.body).toMatchObject({
      status: "requires_action",
      next_action: { type: "use_stripe_sdk" },
    });
    expect((await paid.answer("complete")).body.status).toBe("succeeded");
    const method = (await paid.read()).payment_method as string;
    expect((await charge(paid.stripe, paid.customer, method)).status).toBe("succeeded");
  });

  it("goes to a page of its own when the caller is not Stripe.js", async () => {
    const paid = await pay("4000000000003220", {
      return_url: "https://shop.example/back",
      use_stripe_sdk: "false",
    });
    expect(paid.first.body.next_action).toMatchObject({
      type: "redirect_to_url",
      redirect_to_url: { return_url: "https://shop.example/back" },
    });
  });

  it("goes back to choosing a card when the owner fails the bank's question", async () => {
    const paid = await pay("4000002760003184");
    expect((await paid.answer("fail")).status).toBe(200);
    const intent = await paid.read();
    expect(intent).toMatchObject({ status: "requires_payment_method", payment_method: null });
    expect(intent.last_payment_error?.code).toBe("payment_intent_authentication_failure");
    expect((await paid.answer("complete")).status).toBe(400);
  });

  it.each([
    ["4000008400001629", "generic_decline"],
    ["4000008260003178", "insufficient_funds"],
  ])("%s is refused after the question: %s", async (number, decline) => {
    const paid = await pay(number);
    await paid.answer("complete");
    expect((await paid.read()).last_payment_error?.decline_code).toBe(decline);
  });

  it.each([
    ["4242424242424241", "incorrect_number"],
    ["4242", "incorrect_number"],
  ])("refuses %s before any bank: %s", async (number, code) => {
    const paid = await pay(number);
    expect(paid.first.status).toBe(402);
    expect(paid.first.body.error).toMatchObject({ type: "card_error", code });
  });

  it("refuses an expiry that is past", async () => {
    const paid = await pay("4242424242424242", { "payment_method_data[card][exp_year]": "20" });
    expect(paid.first.body.error).toMatchObject({ code: "invalid_expiry_year", param: "exp_year" });
  });

  it("takes up an intent that failed without its owner", async () => {
    const account = newAccount(sandbox);
    const saved = await save(account, "4000002760003184");
    const error = await refusal(
      charge(account.stripe, saved.customer, saved.intent.payment_method as string),
    );
    const intent = error.payment_intent as Stripe.PaymentIntent;
    const secret = { client_secret: intent.client_secret ?? "" };
    const again = {
      ...secret,
      payment_method: saved.intent.payment_method as string,
      use_stripe_sdk: "true",
    };
    const confirmed = await account.browser(`/v1/payment_intents/${intent.id}/confirm`, again);
    expect(confirmed.body.status).toBe("requires_action");
    await account.browser(`/stripe/challenge/${intent.id}/complete`, secret);
    expect((await account.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
  });
});

itFitsTheSpecification(() => sandbox);
