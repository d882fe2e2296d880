import AxeBuilder from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import { bank, CARDS, element, fillCard, open, pay, result, setUpShop, shop, status } from "./testing/shop";
import { createPayment } from "./testing/stripe-intents";

setUpShop();

describe("the form", () => {
  it.each([
    ["de", "Kartennummer", "ltr", "Die Kartennummer ist unvollständig."],
    ["ar", "رقم البطاقة", "rtl", "رقم بطاقتك غير مكتمل."],
    ["ja", "カード番号", "ltr", "カード番号に不備があります。"],
  ])("speaks %s", async (locale, label, dir, message) => {
    await open({ locale });
    await element().getByLabel(label).waitFor();
    expect(await element().locator("html").getAttribute("dir")).toBe(dir);
    await pay();
    await element().getByText(message).waitFor();
    expect((await result()).error).toMatchObject({ type: "validation_error", message });
    expect(await status()).toBe("requires_payment_method");
  });

  it("wears the page's appearance", async () => {
    const appearance = {
      theme: "night",
      variables: { borderRadius: "11px" },
      rules: { ".Label": { fontWeight: "600" } },
    };
    await open({ night: "1", appearance: JSON.stringify(appearance) });
    const input = element().getByLabel("Card number");
    const style = await input.evaluate((node) => {
      const { backgroundColor, borderRadius } = getComputedStyle(node);
      return { backgroundColor, borderRadius };
    });
    expect(style).toEqual({ backgroundColor: "rgb(48, 49, 61)", borderRadius: "11px" });
    const label = element().locator(".Label").first();
    expect(await label.evaluate((node) => getComputedStyle(node).fontWeight)).toBe("600");
  });

  it("works by keyboard alone, Enter submitting the page's form", async () => {
    await open();
    await shop.page.keyboard.press("Tab");
    await element().getByLabel("Card number").and(element().locator(":focus")).waitFor();
    await shop.page.keyboard.type("4242424242424242");
    await shop.page.keyboard.press("Tab");
    await shop.page.keyboard.type("1234");
    await shop.page.keyboard.press("Tab");
    await shop.page.keyboard.type("123");
    await shop.page.keyboard.press("Enter");
    expect((await result()).paymentIntent?.status).toBe("succeeded");
  });

  it("goes through the bank's challenge by keyboard and gives the focus back", async () => {
    await open();
    await fillCard(CARDS.asks);
    await shop.page.keyboard.press("Enter");
    await bank().getByRole("button", { name: "Complete" }).and(bank().locator(":focus")).waitFor();
    await shop.page.keyboard.press("Enter");
    expect((await result()).paymentIntent?.status).toBe("succeeded");
    await element().locator(":focus").waitFor();
  });

  it("deletes across its own separators", async () => {
    await open();
    const expiry = element().getByLabel("Expiration date");
    await expiry.pressSequentially("12");
    expect(await expiry.inputValue()).toBe("12 / ");
    await expiry.press("Backspace");
    expect(await expiry.inputValue()).toBe("1");
    const number = element().getByLabel("Card number");
    await number.pressSequentially("42424");
    await number.press("ArrowLeft");
    await number.press("Backspace");
    expect(await number.inputValue()).toBe("4244");
  });

  it("shows what is wrong at each field and moves to the first", async () => {
    await open();
    await element().getByLabel("Card number").fill("4242424242424241");
    await element().getByText("Your card number is invalid.").waitFor();
    await element().getByLabel("Expiration date").fill("01/20");
    await element().getByText("Your card's expiration year is in the past.").waitFor();
    await pay();
    await element().getByText("Your card's security code is incomplete.").waitFor();
    const number = element().getByLabel("Card number");
    expect(await number.getAttribute("aria-describedby")).toBe("Field-numberError");
    await number.and(element().locator(":focus")).waitFor();
  });

  it("has its height from the start", async () => {
    shop.intent = await createPayment(shop.sandbox.origin, shop.keys.secret);
    await shop.page.addInitScript(() => {
      const heights: string[] = [];
      Object.assign(window, { heights });
      new MutationObserver((records) => {
        for (const { target } of records)
          if (target instanceof HTMLIFrameElement) heights.push(target.style.height);
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ["style"] });
    });
    await shop.page.goto(
      `${shop.host.origin}/?${new URLSearchParams({ key: shop.keys.publishable, secret: shop.intent.client_secret })}`,
    );
    await shop.page.locator("#ready", { hasText: "ready" }).waitFor();
    const heights = await shop.page.evaluate(() => (window as unknown as { heights: string[] }).heights);
    expect(heights.filter((height) => height !== "158px")).toEqual([]);
    expect(await shop.page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height)).toBe(
      158,
    );
    expect(
      await element()
        .locator("html")
        .evaluate((html) => html.scrollHeight - innerHeight),
    ).toBe(0);
  });

  it("has nothing that axe finds, empty, wrong, and at the bank's", async () => {
    await open();
    const check = async (): Promise<string[]> =>
      (await new AxeBuilder({ page: shop.page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    expect(await check()).toEqual([]);
    await pay();
    await element().getByText("Your card number is incomplete.").waitFor();
    expect(await check()).toEqual([]);
    await fillCard(CARDS.asks);
    await pay();
    await bank()
      .getByText(/\$15\.00/)
      .waitFor();
    expect(await check()).toEqual([]);
  });

  it("says that it could not load when the intent is not there", async () => {
    const query = { key: shop.keys.publishable, secret: "pi_0000_secret_0000" };
    await shop.page.goto(`${shop.host.origin}/?${new URLSearchParams(query)}`);
    await shop.page.locator("#ready", { hasText: "loaderror: invalid_request_error" }).waitFor();
  });
});
