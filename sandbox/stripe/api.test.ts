import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, runSandbox } from "../core/testing/run-sandbox";
import { newAccount, refusal, typedCard } from "./testing/account";
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

describe("what is refused", () => {
  it("refuses payment_method_types where an intent is made, and mixtures", async () => {
    const { stripe } = newAccount(sandbox);
    const old = { amount: 1500, currency: "usd", payment_method_types: ["card"] };
    expect((await refusal(stripe.paymentIntents.create(old))).code).toBe(
      "payment_method_types_no_longer_supported",
    );
    const setup = refusal(stripe.setupIntents.create({ payment_method_types: ["card"] } as object));
    expect((await setup).code).toBe("payment_method_types_no_longer_supported");
    const mixed = {
      amount: 1500,
      currency: "usd",
      allowed_payment_method_types: ["card" as const],
      automatic_payment_methods: { enabled: true },
    };
    expect((await refusal(stripe.paymentIntents.create(mixed))).statusCode).toBe(400);
  });

  it("refuses stored_credential_usage together with setup_future_usage", async () => {
    const { stripe } = newAccount(sandbox);
    const both = {
      ...sale,
      setup_future_usage: "off_session" as const,
      payment_method_options: { card: { stored_credential_usage: "unscheduled" as const } },
    };
    expect((await refusal(stripe.paymentIntents.create(both))).param).toContain("stored_credential_usage");
  });

  it("names unknown, missing and misshapen parameters", async () => {
    const { stripe } = newAccount(sandbox);
    const unknown = {
      amount: 1,
      currency: "usd",
      payment_method_options: { card: { shiny: "1" } },
    } as object;
    expect(await refusal(stripe.paymentIntents.create(unknown as never))).toMatchObject({
      code: "parameter_unknown",
      param: "payment_method_options[card][shiny]",
    });
    expect(await refusal(stripe.paymentIntents.create({ amount: 1500 } as never))).toMatchObject({
      code: "parameter_missing",
      param: "currency",
    });
    expect(await refusal(stripe.paymentIntents.create({ amount: 15.5, currency: "usd" }))).toMatchObject({
      code: "parameter_invalid_integer",
    });
    expect((await refusal(stripe.paymentIntents.create({ amount: 10, currency: "usd" }))).code).toBe(
      "amount_too_small",
    );
    expect((await refusal(stripe.customers.retrieve("cus_nobody"))).statusCode).toBe(404);
  });

  it("keeps accounts apart, and publishable keys out", async () => {
    const [one, other] = [newAccount(sandbox), newAccount(sandbox)];
    const customer = await one.stripe.customers.create({});
    expect((await refusal(other.stripe.customers.retrieve(customer.id))).code).toBe("resource_missing");
    expect((await one.browser("/v1/customers", {})).status).toBe(403);
    const intent = await one.stripe.paymentIntents.create({ amount: 1500, currency: "usd" });
    const stolen = await one.browser(`/v1/payment_intents/${intent.id}/confirm`, {
      client_secret: "pi_x_secret_y",
    });
    expect(stolen.status).toBe(400);
    const answer = await fetch(`${sandbox.origin}/v1/customers`, {
      headers: { authorization: "Bearer sk_live_123456789" },
    });
    expect(answer.status).toBe(401);
  });

  it("shows a browser no more than Stripe does", async () => {
    const { stripe, browser } = newAccount(sandbox);
    const customer = await stripe.customers.create({});
    const intent = await stripe.setupIntents.create({ customer: customer.id, metadata: { secret: "no" } });
    const shown = await browser(`/v1/setup_intents/${intent.id}/confirm`, {
      client_secret: intent.client_secret ?? "",
      ...typedCard("4242424242424242"),
    });
    expect(shown.body).toMatchObject({ status: "succeeded" });
    expect(Object.keys(shown.body)).not.toContain("metadata");
    expect(Object.keys(shown.body)).not.toContain("customer");
    const unpaid = await stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      metadata: { a: "b" },
    });
    const declined = await browser(`/v1/payment_intents/${unpaid.id}/confirm`, {
      client_secret: unpaid.client_secret ?? "",
      ...typedCard("4000000000000002"),
    });
    const { error } = declined.body as { error?: { payment_intent?: object } };
    expect(Object.keys(error?.payment_intent ?? {})).toContain("last_payment_error");
    expect(Object.keys(error?.payment_intent ?? {})).not.toContain("metadata");
    expect(shown.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("an intent's states", () => {
  it("moves forward only", async () => {
    const { stripe } = newAccount(sandbox);
    const paid = await stripe.paymentIntents.create(sale);
    for (const wrong of [
      stripe.paymentIntents.confirm(paid.id),
      stripe.paymentIntents.cancel(paid.id),
      stripe.paymentIntents.capture(paid.id),
      stripe.paymentIntents.update(paid.id, { amount: 1600 }),
    ])
      expect((await refusal(wrong)).code).toBe("payment_intent_unexpected_state");
    const renamed = await stripe.paymentIntents.update(paid.id, { metadata: { a: "b" } });
    expect(renamed.metadata).toEqual({ a: "b" });
  });

  it("is made, given a method, confirmed; or cancelled", async () => {
    const { stripe } = newAccount(sandbox);
    const intent = await stripe.paymentIntents.create({
      amount: 1500,
      currency: "jpy",
      allowed_payment_method_types: ["card"],
    });
    expect(intent.status).toBe("requires_payment_method");
    expect((await refusal(stripe.paymentIntents.confirm(intent.id))).code).toBe(
      "payment_intent_unexpected_state",
    );
    const ready = await stripe.paymentIntents.update(intent.id, { payment_method: "pm_card_visa" });
    expect(ready.status).toBe("requires_confirmation");
    expect((await stripe.paymentIntents.confirm(intent.id)).amount_received).toBe(1500);
    const other = await stripe.setupIntents.create({});
    const cancelled = await stripe.setupIntents.cancel(other.id, { cancellation_reason: "abandoned" });
    expect(cancelled.status).toBe("canceled");
    expect(
      (await refusal(stripe.setupIntents.confirm(other.id, { payment_method: "pm_card_visa" }))).code,
    ).toBe("setup_intent_unexpected_state");
  });

  it("is captured by hand, in part, and refunded, never over what was captured", async () => {
    const { stripe, suffix } = newAccount(sandbox);
    const held = await stripe.paymentIntents.create({ ...sale, capture_method: "manual" });
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 1500 });
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1000 });
    await stripe.refunds.create({ payment_intent: held.id, amount: 300 });
    expect((await refusal(stripe.refunds.create({ payment_intent: held.id, amount: 701 }))).statusCode).toBe(
      400,
    );
    await stripe.refunds.create({ payment_intent: held.id });
    expect((await refusal(stripe.refunds.create({ payment_intent: held.id }))).code).toBe(
      "charge_already_refunded",
    );
    const { entries } = await sandbox.control<{ entries: { kind: string; amount_minor: number }[] }>(
      "GET",
      `ledger?account=${suffix}`,
    );
    expect(entries.map(({ kind, amount_minor }) => [kind, amount_minor])).toEqual([
      ["capture", 1000],
      ["refund", 300],
      ["refund", 700],
    ]);
  });
});

describe("customers and their methods", () => {
  it("attaches, lists, expands, detaches, deletes", async () => {
    const { stripe } = newAccount(sandbox);
    const customer = await stripe.customers.create({ email: "a@example.com", metadata: { org: "org_1" } });
    const method = await stripe.paymentMethods.attach("pm_card_mastercard", { customer: customer.id });
    expect(method.card).toMatchObject({ brand: "mastercard", last4: "4444" });
    const expanded = await stripe.paymentMethods.retrieve(method.id, { expand: ["customer"] });
    expect(expanded.customer).toMatchObject({ email: "a@example.com" });
    expect(
      (await refusal(stripe.paymentMethods.retrieve(method.id, { expand: ["card"] }))).message,
    ).toContain("expanded");
    const updated = await stripe.paymentMethods.update(method.id, { billing_details: { name: "Ana" } });
    expect(updated.billing_details.name).toBe("Ana");
    expect(
      (await refusal(stripe.paymentIntents.create({ ...sale, payment_method: method.id }))).statusCode,
    ).toBe(400);
    const declined = stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer: customer.id });
    expect((await refusal(declined)).code).toBe("card_declined");
    await stripe.paymentMethods.detach(method.id);
    const gone = await refusal(stripe.paymentMethods.attach(method.id, { customer: customer.id }));
    expect(gone.code).toBe("payment_method_unexpected_state");
    expect((await stripe.customers.del(customer.id)).deleted).toBe(true);
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
  });

  it("pages through lists", async () => {
    const { stripe } = newAccount(sandbox);
    for (const name of ["a", "b", "c"]) await stripe.customers.create({ name });
    const names: (string | null | undefined)[] = [];
    for await (const customer of stripe.customers.list({ limit: 2 })) names.push(customer.name);
    expect(names).toEqual(["c", "b", "a"]);
    expect((await stripe.accounts.retrieveCurrent()).charges_enabled).toBe(true);
  });
});

itFitsTheSpecification(() => sandbox);
