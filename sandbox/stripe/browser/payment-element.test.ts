import AxeBuilder from "@axe-core/playwright";
import type { StripeConstructor } from "@stripe/stripe-js";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Intent } from "./shared/protocol";
import { type HostServer, startHost } from "./testing/host-server";
import { launchChromium } from "./testing/launch-chromium";
import { type RunningSandbox, runSandbox } from "./testing/run-sandbox";
import { createPayment, createSetup, newKeys, readIntent } from "./testing/stripe-intents";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  poor: "4000000000009995",
  wrongCvc: "4000000000000127",
  asks: "4000000000003220",
  asksThenDeclines: "4000008400001629",
  asksByRedirect: "4000000000003063",
};

let sandbox: RunningSandbox;
let host: HostServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let keys: ReturnType<typeof newKeys>;
let intent: Intent;

beforeAll(async () => {
  sandbox = await runSandbox();
  host = await startHost(sandbox.origin);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  host?.close();
  sandbox?.stop();
});

beforeEach(async () => {
  keys = newKeys();
  context = await browser.newContext({ locale: "en-US", viewport: { width: 480, height: 720 } });
  page = await context.newPage();
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Stripe\.js@/.test(message.text())) complaints.push(message.text());
  });
});

afterEach(async () => {
  await context.close();
  await clearFaults();
  expect(complaints).toEqual([]);
});

const element = (): FrameLocator => page.frameLocator('iframe[title="Secure payment input frame"]');
const bank = (): FrameLocator => page.frameLocator('iframe[title="3D Secure challenge"]');

async function open(query: Record<string, string> = {}, make = createPayment): Promise<void> {
  intent = await make(sandbox.origin, keys.secret);
  const all = { key: keys.publishable, secret: intent.client_secret, ...query };
  await page.goto(`${host.origin}/?${new URLSearchParams(all)}`);
  await page.locator("#ready", { hasText: "ready" }).waitFor();
}

async function fillCard(number: string): Promise<void> {
  await element().locator("[autocomplete=cc-number]").fill(number);
  await element().locator("[autocomplete=cc-exp]").fill("12/34");
  await element().locator("[autocomplete=cc-csc]").fill("123");
}

const pay = (): Promise<void> => page.getByRole("button", { name: "Pay" }).click();

async function result(): Promise<{
  paymentIntent?: Intent;
  setupIntent?: Intent;
  error?: Record<string, unknown>;
}> {
  const text = page.locator("#result:not(:empty)");
  await text.waitFor({ state: "attached" });
  return JSON.parse((await text.textContent()) ?? "");
}

const status = async (): Promise<string> => (await readIntent(sandbox.origin, keys.secret, intent)).status;

async function clearFaults(): Promise<void> {
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: "DELETE" });
}

async function fault(effect: string, path: string, times: number): Promise<void> {
  await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ provider: "stripe", path, effect, times }),
  });
}

describe("confirming", () => {
  it("pays with a good card, formatted while it is typed, its number only in the frame's own call", async () => {
    await open();
    const carriers: string[] = [];
    page.on("request", (request) => {
      if (request.postData()?.includes(CARDS.good)) carriers.push(new URL(request.frame().url()).origin);
    });
    const number = element().getByLabel("Card number");
    await number.pressSequentially(CARDS.good);
    await element().getByLabel("Expiration date").pressSequentially("1234");
    await element().getByLabel("Security code").pressSequentially("123");
    expect(await number.inputValue()).toBe("4242 4242 4242 4242");
    expect(await element().getByLabel("Expiration date").inputValue()).toBe("12 / 34");
    await page.locator("#complete", { hasText: /^complete$/ }).waitFor();
    await pay();
    expect((await result()).paymentIntent).toMatchObject({ id: intent.id, status: "succeeded" });
    expect(await status()).toBe("succeeded");
    expect(carriers).toEqual([sandbox.origin]);
  });

  it("makes a payment method, and reads an intent, without confirming", async () => {
    await open();
    const read = await page.evaluate(
      async ({ key, secret }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        return Stripe(key).retrievePaymentIntent(secret);
      },
      { key: keys.publishable, secret: intent.client_secret },
    );
    expect(read.paymentIntent).toMatchObject({ id: intent.id, status: "requires_payment_method" });
    const made = page.evaluate(
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
      { key: keys.publishable, clientSecret: intent.client_secret },
    );
    const second = page.frameLocator("#second iframe");
    await second.getByLabel("Card number").fill(CARDS.good);
    await second.getByLabel("Expiration date").fill("12/34");
    await second.getByLabel("Security code").fill("123");
    await page.locator("#second.StripeElement--complete").dispatchEvent("go");
    expect((await made).paymentMethod).toMatchObject({ type: "card", card: { last4: "4242" } });
  });

  it("sets a card up", async () => {
    await open({}, createSetup);
    await fillCard(CARDS.good);
    await pay();
    expect((await result()).setupIntent).toMatchObject({ id: intent.id, status: "succeeded" });
  });

  it("passes a decline on with its intent, keeps what was typed, and takes another card", async () => {
    await open();
    await fillCard(CARDS.poor);
    await pay();
    await page.getByRole("alert").getByText("insufficient funds").waitFor();
    const { error } = await result();
    expect(error).toMatchObject({
      type: "card_error",
      code: "card_declined",
      decline_code: "insufficient_funds",
      payment_intent: { id: intent.id, status: "requires_payment_method" },
    });
    expect(await element().getByLabel("Security code").inputValue()).toBe("123");
    await fillCard(CARDS.good);
    await pay();
    await page.locator("#result", { hasText: "succeeded" }).waitFor({ state: "attached" });
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
    await page.locator("#result", { hasText: "api_error" }).waitFor({ state: "attached" });
  });

  it("returns to the page's address when it must always redirect", async () => {
    await open({ redirect: "always" });
    await fillCard(CARDS.good);
    await pay();
    await page.waitForURL("**/return?*");
    const query = new URL(page.url()).searchParams;
    expect(query.get("payment_intent")).toBe(intent.id);
    expect(query.get("payment_intent_client_secret")).toBe(intent.client_secret);
    expect(query.get("redirect_status")).toBe("succeeded");
  });
});

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
    expect(await page.locator('iframe[title="3D Secure challenge"]').count()).toBe(0);
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
    await page.reload();
    const resumed = page.evaluate(
      async ({ key, clientSecret }) => {
        const { Stripe } = window as unknown as { Stripe: StripeConstructor };
        return Stripe(key).handleNextAction({ clientSecret });
      },
      { key: keys.publishable, clientSecret: intent.client_secret },
    );
    await bank().getByRole("button", { name: "Complete" }).click();
    expect((await resumed).paymentIntent?.status).toBe("succeeded");
  });

  it("takes Escape for a failure", async () => {
    await open({}, createSetup);
    await fillCard(CARDS.asks);
    await pay();
    await bank().getByRole("button", { name: "Complete" }).and(bank().locator(":focus")).waitFor();
    await page.keyboard.press("Escape");
    expect((await result()).error).toMatchObject({ code: "setup_intent_authentication_failure" });
  });

  it.each([
    ["Complete", "succeeded"],
    ["Fail", "failed"],
  ])("over a redirect: %s comes back %s", async (button, redirected) => {
    await open();
    await fillCard(CARDS.asksByRedirect);
    await pay();
    await page.waitForURL("**/stripe/authorize/**");
    await page.getByText(/\$15\.00/).waitFor();
    await page.getByRole("button", { name: button }).click();
    await page.waitForURL("**/return?*");
    const query = new URL(page.url()).searchParams;
    expect(query.get("payment_intent")).toBe(intent.id);
    expect(query.get("redirect_status")).toBe(redirected);
  });

  it("goes over a redirect when the page must always redirect", async () => {
    await open({ redirect: "always" }, createSetup);
    await fillCard(CARDS.asks);
    await pay();
    await page.waitForURL("**/stripe/authorize/**");
    await page.getByRole("button", { name: "Complete" }).click();
    await page.waitForURL("**/return?*");
    expect(new URL(page.url()).searchParams.get("setup_intent")).toBe(intent.id);
  });
});

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
    await page.keyboard.press("Tab");
    await element().getByLabel("Card number").and(element().locator(":focus")).waitFor();
    await page.keyboard.type("4242424242424242");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1234");
    await page.keyboard.press("Tab");
    await page.keyboard.type("123");
    await page.keyboard.press("Enter");
    expect((await result()).paymentIntent?.status).toBe("succeeded");
  });

  it("goes through the bank's challenge by keyboard and gives the focus back", async () => {
    await open();
    await fillCard(CARDS.asks);
    await page.keyboard.press("Enter");
    await bank().getByRole("button", { name: "Complete" }).and(bank().locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
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
    intent = await createPayment(sandbox.origin, keys.secret);
    await page.addInitScript(() => {
      const heights: string[] = [];
      Object.assign(window, { heights });
      new MutationObserver((records) => {
        for (const { target } of records)
          if (target instanceof HTMLIFrameElement) heights.push(target.style.height);
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ["style"] });
    });
    await page.goto(
      `${host.origin}/?${new URLSearchParams({ key: keys.publishable, secret: intent.client_secret })}`,
    );
    await page.locator("#ready", { hasText: "ready" }).waitFor();
    const heights = await page.evaluate(() => (window as unknown as { heights: string[] }).heights);
    expect(heights.filter((height) => height !== "158px")).toEqual([]);
    expect(await page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height)).toBe(158);
    expect(
      await element()
        .locator("html")
        .evaluate((html) => html.scrollHeight - innerHeight),
    ).toBe(0);
  });

  it("has nothing that axe finds, empty, wrong, and at the bank's", async () => {
    await open();
    const check = async (): Promise<string[]> =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
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
    const query = { key: keys.publishable, secret: "pi_0000_secret_0000" };
    await page.goto(`${host.origin}/?${new URLSearchParams(query)}`);
    await page.locator("#ready", { hasText: "loaderror: invalid_request_error" }).waitFor();
  });
});
