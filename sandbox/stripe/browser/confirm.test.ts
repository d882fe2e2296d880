import type { StripeConstructor } from "@stripe/stripe-js";
import { describe, expect, it } from "vitest";
import {
  CARDS,
  clearFaults,
  element,
  fault,
  fillCard,
  open,
  pay,
  result,
  setUpShop,
  shop,
  status,
} from "./testing/shop";
import { createSetup } from "./testing/stripe-intents";

setUpShop();

describe("confirming", () => {
  it("pays with a good card, formatted while it is typed, its number only in the frame's own call", async () => {
    await open();
    const carriers: string[] = [];
    shop.page.on("request", (request) => {
      if (request.postData()?.includes(CARDS.good)) carriers.push(new URL(request.frame().url()).origin);
    });
    const number = element().getByLabel("Card number");
    await number.pressSequentially(CARDS.good);
    await element().getByLabel("Expiration date").pressSequentially("1234");
    await element().getByLabel("Security code").pressSequentially("123");
    expect(await number.inputValue()).toBe("4242 4242 4242 4242");
    expect(await element().getByLabel("Expiration date").inputValue()).toBe("12 / 34");
    await shop.page.locator("#complete", { hasText: /^complete$/ }).waitFor();
    await pay();
    expect((await result()).paymentIntent).toMatchObject({ id: shop.intent.id, status: "succeeded" });
    expect(await status()).toBe("succeeded");
    expect(carriers).toEqual([shop.sandbox.origin]);
  });

  it("makes a payment method, and reads an intent, without confirming", async () => {
    await open();
    const read = await shop.page.evaluate(
      async ({ key, secret }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        return Stripe(key).retrievePaymentIntent(secret);
      },
      { key: shop.keys.publishable, secret: shop.intent.client_secret },
    );
    expect(read.paymentIntent).toMatchObject({ id: shop.intent.id, status: "requires_payment_method" });
    const made = shop.page.evaluate(
      async ({ key, clientSecret }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        const stripe = Stripe(key);
        const elements = stripe.elements({ clientSecret });
        const node = document.body.appendChild(document.createElement("div"));
        node.id = "second";
        elements.create("payment").mount(node);
        await new Promise((resolve) => elements.getElement("payment")?.once("change", resolve));
        await new Promise((resolve) => node.addEventListener("go", resolve));
        return stripe.createPaymentMethod({ elements });
      },
      { key: shop.keys.publishable, clientSecret: shop.intent.client_secret },
    );
    const second = shop.page.frameLocator("#second iframe");
    await second.getByLabel("Card number").fill(CARDS.good);
    await second.getByLabel("Expiration date").fill("12/34");
    await second.getByLabel("Security code").fill("123");
    await shop.page.locator("#second.StripeElement--complete").dispatchEvent("go");
    expect((await made).paymentMethod).toMatchObject({ type: "card", card: { last4: "4242" } });
  });

  it("sets a card up", async () => {
    await open({}, createSetup);
    await fillCard(CARDS.good);
    await pay();
    expect((await result()).setupIntent).toMatchObject({ id: shop.intent.id, status: "succeeded" });
  });

  it("passes a decline on with its intent, keeps what was typed, and takes another card", async () => {
    await open();
    await fillCard(CARDS.poor);
    await pay();
    await shop.page.getByRole("alert").getByText("insufficient funds").waitFor();
    const { error } = await result();
    expect(error).toMatchObject({
      type: "card_error",
      code: "card_declined",
      decline_code: "insufficient_funds",
      payment_intent: { id: shop.intent.id, status: "requires_payment_method" },
    });
    expect(await element().getByLabel("Security code").inputValue()).toBe("123");
    await fillCard(CARDS.good);
    await pay();
    await shop.page.locator("#result", { hasText: "succeeded" }).waitFor({ state: "attached" });
  });

  it("puts a wrong security code at its field", async () => {
    await open();
    await fillCard(CARDS.wrongCvc);
    await pay();
    expect((await result()).error).toMatchObject({ code: "incorrect_cvc" });
    const code = element().getByLabel("Security code");
    expect(await code.getAttribute("aria-invalid")).toBe("true");
    await element().getByText("Your card's security code is incorrect.").waitFor();
  });

  it("calls an unreachable API a connection error, and garbage an API error", async () => {
    await open();
    await fillCard(CARDS.good);
    // A browser sends a call again by itself when a connection that it kept alive breaks.
    await fault("drop_before", "/confirm$", 9);
    await pay();
    expect((await result()).error).toMatchObject({ type: "api_connection_error" });
    await clearFaults();
    await fault("garbage", "/confirm$", 1);
    await pay();
    await shop.page.locator("#result", { hasText: "api_error" }).waitFor({ state: "attached" });
  });

  it("returns to the page's address when it must always redirect", async () => {
    await open({ redirect: "always" });
    await fillCard(CARDS.good);
    await pay();
    await shop.page.waitForURL("**/return?*");
    const query = new URL(shop.page.url()).searchParams;
    expect(query.get("payment_intent")).toBe(shop.intent.id);
    expect(query.get("payment_intent_client_secret")).toBe(shop.intent.client_secret);
    expect(query.get("redirect_status")).toBe("succeeded");
  });
});
