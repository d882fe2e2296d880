import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { newAccount, refusal } from "./testing/account";
import { itFitsTheSpecification } from "./testing/contract";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.remove());

/** A customer with a card that a server attached: nobody was asked for later charges. */
async function attached(card: string) {
  const account = newAccount(sandbox);
  const { stripe } = account;
  const customer = (await stripe.customers.create({ name: "Ada" })).id;
  const method = (await stripe.paymentMethods.attach(card, { customer })).id;
  const charge = () =>
    stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      customer,
      payment_method: method,
      confirm: true,
      off_session: true,
      payment_method_options: { card: { stored_credential_usage: "unscheduled" } },
    });
  const told = async (type: string) => (await stripe.events.list({ type })).data[0]?.data;
  const lever = (name: string, body: object) => sandbox.control("POST", `stripe/${name}`, body);
  return { ...account, customer, method, charge, told, lever };
}

describe("a charge without the card's owner", () => {
  it.each([
    ["pm_card_authenticationRequiredOnSetup", "authentication_required", "authentication_required"],
    ["pm_card_authenticationRequired", "authentication_required", "authentication_required"],
    ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
  ])("%s: 402 %s, %s, and the intent can be resumed or cancelled", async (card, code, decline_code) => {
    const { stripe, charge, method, told } = await attached(card);
    const error = await refusal(charge());
    expect([error.statusCode, error.code, error.decline_code]).toEqual([402, code, decline_code]);
    const { id } = error.payment_intent as Stripe.PaymentIntent;
    const intent = await stripe.paymentIntents.retrieve(id);
    expect(intent).toMatchObject({ status: "requires_payment_method", last_payment_error: { code } });
    expect(intent.last_payment_error?.payment_method?.id).toBe(method);
    expect((await told("payment_intent.payment_failed"))?.object).toMatchObject({ id });
    expect((await stripe.paymentIntents.cancel(id)).status).toBe("canceled");
    expect((await refusal(stripe.paymentIntents.confirm(id, { payment_method: method }))).code).toBe(
      "payment_intent_unexpected_state",
    );
  });

  it.each([
    ["insufficient_funds", "card_declined"],
    ["expired_card", "expired_card"],
    ["authentication_required", "authentication_required"],
  ])("is refused with %s when asked to, and goes through the next time", async (asked, code) => {
    const { charge, suffix } = await attached("pm_card_visa");
    await sandbox.control("POST", "decline-next", { provider: "stripe", account: suffix, code: asked });
    const error = await refusal(charge());
    expect([error.code, error.decline_code]).toEqual([code, asked]);
    expect((await charge()).status).toBe("succeeded");
  });
});

describe("a card's life", () => {
  it("ends when it is detached, by the API or by someone else", async () => {
    const { stripe, customer, method, charge, told, lever } = await attached("pm_card_visa");
    await lever("detach", { payment_method: method });
    expect((await told("payment_method.detached"))?.object).toMatchObject({ id: method, customer: null });
    expect((await told("payment_method.detached"))?.previous_attributes).toEqual({ customer });
    expect((await stripe.paymentMethods.retrieve(method)).customer).toBeNull();
    expect((await stripe.paymentMethods.list({ customer, type: "card" })).data).toEqual([]);
    expect((await refusal(charge())).statusCode).toBe(400);
    await expect(lever("detach", { payment_method: method })).rejects.toThrow("400");
  });

  it("goes on when the bank renews it", async () => {
    const { stripe, method, charge, told, lever } = await attached("pm_card_visa");
    const before = (await stripe.paymentMethods.retrieve(method)).card;
    await lever("renew-card", { payment_method: method, last4: "1881", exp_month: 3 });
    const { card } = await stripe.paymentMethods.retrieve(method);
    expect(card).toMatchObject({ last4: "1881", exp_month: 3, exp_year: (before?.exp_year ?? 0) + 4 });
    expect((await told("payment_method.automatically_updated"))?.object).toMatchObject({ id: method });
    expect((await charge()).status).toBe("succeeded");
  });
});

itFitsTheSpecification(() => sandbox);
