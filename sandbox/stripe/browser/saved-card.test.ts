import type { PaymentIntentResult, StripeConstructor } from "@stripe/stripe-js";
import { describe, expect, it } from "vitest";
import { bank, CARDS, element, fillCard, open, pay, result, setUpShop, shop, status } from "./testing/shop";
import { createForSavedCard, createRefusedOffSession, type SavedCardIntent } from "./testing/stripe-intents";

setUpShop();

/** Opens the page on an intent, and gives the way to confirm it with the saved card and without the form. */
async function openWith(make: (origin: string, key: string) => Promise<SavedCardIntent>) {
  let savedMethod = "";
  await open({}, async (origin, key) => {
    const intent = await make(origin, key);
    savedMethod = intent.savedMethod;
    return intent;
  });
  return (how: "confirmPayment" | "confirmCardPayment"): Promise<PaymentIntentResult> =>
    shop.page.evaluate(
      async ({ key, clientSecret, payment_method, how }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        const stripe = Stripe(key);
        if (how === "confirmCardPayment") return stripe.confirmCardPayment(clientSecret, { payment_method });
        const return_url = new URL("/return", location.href).href;
        const confirmParams = { payment_method, return_url };
        return stripe.confirmPayment({ clientSecret, confirmParams, redirect: "if_required" });
      },
      {
        key: shop.keys.publishable,
        clientSecret: shop.intent.client_secret,
        payment_method: savedMethod,
        how,
      },
    );
}

const visa = (origin: string, key: string) => createForSavedCard(origin, key, "pm_card_visa");

describe("paying with a saved card", () => {
  it.each(["confirmPayment", "confirmCardPayment"] as const)("%s needs no form", async (how) => {
    const confirm = await openWith(visa);
    expect((await confirm(how)).paymentIntent).toMatchObject({ id: shop.intent.id, status: "succeeded" });
    expect(await status()).toBe("succeeded");
  });

  it("asks the owner of a card that was refused without them, and pays the same intent", async () => {
    const confirm = await openWith(createRefusedOffSession);
    expect(await status()).toBe("requires_payment_method");
    const confirming = confirm("confirmPayment");
    await bank().getByRole("button", { name: "Complete" }).click();
    expect((await confirming).paymentIntent).toMatchObject({ id: shop.intent.id, status: "succeeded" });
  });

  it("takes another card for the same intent when the owner does not agree", async () => {
    const confirm = await openWith(createRefusedOffSession);
    const confirming = confirm("confirmCardPayment");
    await bank().getByRole("button", { name: "Fail" }).click();
    expect((await confirming).error).toMatchObject({ code: "payment_intent_authentication_failure" });
    await element().locator("[autocomplete=cc-number]").waitFor();
    await fillCard(CARDS.good);
    await pay();
    expect((await result()).paymentIntent).toMatchObject({ id: shop.intent.id, status: "succeeded" });
  });

  it("hears in the page what the bank says of the card", async () => {
    const confirm = await openWith((origin, key) =>
      createForSavedCard(origin, key, "pm_card_chargeCustomerFail"),
    );
    const { error } = await confirm("confirmPayment");
    expect(error).toMatchObject({
      type: "card_error",
      code: "card_declined",
      decline_code: "generic_decline",
    });
    expect(await status()).toBe("requires_payment_method");
  });
});
