import type { StripeConstructor } from "@stripe/stripe-js";
import { describe, expect, it } from "vitest";
import { bank, CARDS, fillCard, open, pay, result, setUpShop, shop, status } from "./testing/shop";
import { createSetup } from "./testing/stripe-intents";

setUpShop();

describe("3-D Secure", () => {
  it.each([
    ["Complete", "succeeded"],
    ["Fail", "requires_payment_method"],
  ])("in the page: %s leaves the intent %s", async (button, after) => {
    await open();
    await fillCard(CARDS.asks);
    await pay();
    await bank()
      .getByText(/\$15\.00/)
      .waitFor();
    await bank()
      .getByText(/Test Shop/)
      .waitFor();
    await bank().getByRole("button", { name: button }).click();
    const { error, paymentIntent } = await result();
    if (after === "succeeded") expect(paymentIntent?.status).toBe(after);
    else expect(error).toMatchObject({ code: "payment_intent_authentication_failure" });
    expect(await status()).toBe(after);
    expect(await shop.page.locator('iframe[title="3D Secure challenge"]').count()).toBe(0);
  });

  it("passes on a decline that comes after the bank's yes", async () => {
    await open();
    await fillCard(CARDS.asksThenDeclines);
    await pay();
    await bank().getByRole("button", { name: "Complete" }).click();
    expect((await result()).error).toMatchObject({
      type: "card_error",
      code: "card_declined",
      message: "Your card was declined.",
    });
  });

  it("takes up an intent that waits for its customer", async () => {
    await open();
    await fillCard(CARDS.asks);
    await pay();
    await bank().getByRole("button", { name: "Complete" }).waitFor();
    await shop.page.reload();
    const resumed = shop.page.evaluate(
      async ({ key, clientSecret }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        return Stripe(key).handleNextAction({ clientSecret });
      },
      { key: shop.keys.publishable, clientSecret: shop.intent.client_secret },
    );
    await bank().getByRole("button", { name: "Complete" }).click();
    expect((await resumed).paymentIntent?.status).toBe("succeeded");
  });

  it("takes Escape for a failure", async () => {
    await open({}, createSetup);
    await fillCard(CARDS.asks);
    await pay();
    await bank().getByRole("button", { name: "Complete" }).and(bank().locator(":focus")).waitFor();
    await shop.page.keyboard.press("Escape");
    expect((await result()).error).toMatchObject({ code: "setup_intent_authentication_failure" });
  });

  it.each([
    ["Complete", "succeeded"],
    ["Fail", "failed"],
  ])("over a redirect: %s comes back %s", async (button, redirected) => {
    await open();
    await fillCard(CARDS.asksByRedirect);
    await pay();
    await shop.page.waitForURL("**/stripe/authorize/**");
    await shop.page.getByText(/\$15\.00/).waitFor();
    await shop.page.getByRole("button", { name: button }).click();
    await shop.page.waitForURL("**/return?*");
    const query = new URL(shop.page.url()).searchParams;
    expect(query.get("payment_intent")).toBe(shop.intent.id);
    expect(query.get("redirect_status")).toBe(redirected);
  });

  it("goes over a redirect when the page must always redirect", async () => {
    await open({ redirect: "always" }, createSetup);
    await fillCard(CARDS.asks);
    await pay();
    await shop.page.waitForURL("**/stripe/authorize/**");
    await shop.page.getByRole("button", { name: "Complete" }).click();
    await shop.page.waitForURL("**/return?*");
    expect(new URL(shop.page.url()).searchParams.get("setup_intent")).toBe(shop.intent.id);
  });
});
