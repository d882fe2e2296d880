import type { Browser, Locator, Page, Route } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { button, cardFrame, formReady, typeCard, type Visit, visit } from "@/components/setup/testing/visit";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { servePaySamples } from "./testing/serve-pay-samples";

let sandbox: SandboxUnderTest;
let samples: Awaited<ReturnType<typeof servePaySamples>>;
let browser: Browser;
let opened: Visit;

beforeAll(async () => {
  sandbox = await startSandbox();
  samples = await servePaySamples({ sandbox: sandbox.url });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await samples.close();
  await sandbox.stop();
});
beforeEach(() => samples.reset());
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.close();
});

async function open(name: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  opened = await visit(browser, `${samples.origin}/${name}`, options);
  return opened.page;
}

const asked = (action: string) => samples.asks.filter((ask) => ask.action === action);
const paid = (page: Page) => page.locator("main h1").filter({ hasText: "Payment received" }).waitFor();
const pay = (page: Page, name = /^Pay /): Locator => page.getByRole("button", { name });
/** The page has come to life, and may be paid. */
const payable = (page: Page) => page.locator("main button:enabled", { hasText: /^Pay / }).waitFor();
const another = (page: Page) => page.getByRole("radio", { name: /^Another/ }).check();
const challenge = (page: Page) => page.frameLocator('iframe[src*="challenge"]');

describe("the saved card", () => {
  it("pays at one press, and the server's answer ends it", async () => {
    const page = await open("open");
    await pay(page, /^Pay \$750\.00 with Visa/).click();
    await paid(page);
    expect(asked("begin").map(({ body }) => body)).toEqual([{ locale: "en" }]);
    expect(asked("try").map(({ body }) => body)).toEqual([{ attempt: 1, method: "saved", locale: "en" }]);
    expect(asked("finish")[0]?.body).toEqual({});
    expect(asked("open")).toEqual([]);
  });

  it("says once that the page is shown, where no browser has shown it before", async () => {
    const page = await open("first-shown");
    await payable(page);
    expect(asked("open").map(({ body }) => body)).toEqual([{}]);
  });

  it("is tried once, however often the button is pressed", async () => {
    const page = await open("open");
    await payable(page);
    await button(page).evaluate((pressed: HTMLButtonElement) => {
      pressed.click();
      pressed.click();
      pressed.form?.requestSubmit();
    });
    await paid(page);
    expect(asked("try")).toHaveLength(1);
  });

  it("can be paid with by keyboard alone", async () => {
    const page = await open("open");
    await payable(page);
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("Enter");
    await paid(page);
  });

  it.each([
    ["Complete", /Payment received/],
    ["Fail", /could not confirm that it is you/],
  ])("goes through the bank's question: %s", async (choice, outcome) => {
    samples.keepOnFile("pm_card_authenticationRequired");
    const page = await open("confirm");
    await pay(page, /^Pay \$200\.00 with Visa/).click();
    await challenge(page).getByRole("button", { name: choice }).click();
    await page.getByText(outcome).first().waitFor();
  });

  it("that is declined says so, takes the focus there, and another card pays on the same page", async () => {
    samples.keepOnFile("pm_card_chargeCustomerFail");
    const page = await open("open");
    await pay(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "Your bank declined this card" });
    await alert.waitFor();
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true);
    await another(page);
    await typeCard(page, "4242424242424242");
    await pay(page, /^Pay \$750\.00$/).click();
    await paid(page);
    expect(asked("try").map(({ body }) => body)).toEqual([
      { attempt: 1, method: "saved", locale: "en" },
      { attempt: 2, method: "other", locale: "en" },
    ]);
  });
});

describe("another card", () => {
  it("that is declined keeps what was typed, and the next one pays", async () => {
    const page = await open("open-no-method");
    await typeCard(page, "4000000000009995");
    await pay(page).click();
    await page.getByRole("alert").filter({ hasText: "not enough money" }).waitFor();
    expect(await cardFrame(page).getByLabel("Expiration date").inputValue()).toMatch(/12\s*\/\s*34/);
    await cardFrame(page).getByLabel("Card number").fill("4242424242424242");
    await pay(page).click();
    await paid(page);
    expect(asked("try").map(({ body }) => body.attempt)).toEqual([1, 2]);
  });

  it("keeps what was typed while the saved one is looked at", async () => {
    const page = await open("open");
    await another(page);
    await typeCard(page, "4242424242424242");
    await page.getByRole("radio").first().check();
    await another(page);
    expect(await cardFrame(page).getByLabel("Card number").inputValue()).toMatch(/^4242/);
    await pay(page).click();
    await paid(page);
  });

  it("that is incomplete is told at the field, and no try is counted", async () => {
    const page = await open("open");
    await another(page);
    await formReady(page);
    await cardFrame(page).getByLabel("Card number").fill("4242");
    await pay(page).click();
    await cardFrame(page)
      .getByText(/incomplete/i)
      .first()
      .waitFor();
    expect(asked("try")).toHaveLength(0);
    expect(await button(page).getAttribute("aria-disabled")).toBeNull();
  });

  it("goes through the bank's question", async () => {
    const page = await open("confirm");
    await another(page);
    await typeCard(page, "4000000000003220");
    await pay(page).click();
    await challenge(page).getByRole("button", { name: "Complete" }).click();
    await paid(page);
  });
});

describe("the saved PayPal account", () => {
  it("is charged by the server at one press", async () => {
    const page = await open("open-paypal");
    const name = /^Pay \$750\.00 with payer@example\.test/;
    await payable(page);
    await pay(page, name).evaluate((pressed: HTMLButtonElement) => {
      pressed.click();
      pressed.click();
    });
    await paid(page);
    expect(asked("pay-saved").map(({ body }) => body)).toEqual([{ locale: "en" }]);
    expect(asked("begin")).toHaveLength(0);
  });

  it("that is refused is told in PayPal's words, and takes the focus", async () => {
    samples.answer("pay-saved", () => ({ next: "notice", notice: "card_declined" }));
    const page = await open("open-paypal");
    await pay(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "PayPal declined this payment" });
    await alert.waitFor();
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true);
  });

  it.each([
    ["no answer", (route: Route) => route.abort()],
    [
      "trouble",
      (route: Route) => route.fulfill({ status: 503, json: { error: { code: "x", request_id: "y" } } }),
    ],
  ])("after %s is asked about, and never charged again", async (_, answer) => {
    let reachable = false;
    let charged = 0;
    samples.answer("finish", (ask) => {
      if (!reachable) return null;
      samples.end(ask.sample);
      return { next: "reload" };
    });
    const page = await open("open-paypal");
    await page.route("**/pay-saved", (route) => {
      charged += 1;
      return answer(route);
    });
    await pay(page).click();
    await page.getByText("We are checking this with the payment provider").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    reachable = true;
    await paid(page);
    expect(charged).toBe(1);
  });
});

describe("another PayPal account", () => {
  const popup = async (page: Page, decision: string) => {
    const [window] = await Promise.all([page.waitForEvent("popup"), page.locator("paypal-button").click()]);
    await window.getByRole("button", { name: decision }).click();
  };

  it("approves in its own window", async () => {
    const page = await open("open-paypal");
    await another(page);
    await formReady(page);
    await popup(page, "Approve");
    await paid(page);
    expect(asked("try").map(({ body }) => body)).toEqual([{ attempt: 1, method: "other", locale: "en" }]);
  });

  it("is cancelled, said calmly, and can be taken up again", async () => {
    const page = await open("open-paypal-no-method");
    await formReady(page);
    await popup(page, "Cancel");
    await page.getByRole("status").filter({ hasText: "You cancelled. Nothing was charged." }).waitFor();
    expect(asked("finish")[0]?.body).toEqual({ outcome: "cancelled" });
    await popup(page, "Approve");
    await paid(page);
  });

  it("that is declined approves a new order", async () => {
    samples.answer("finish", () => ({ next: "notice", notice: "card_declined" }));
    const page = await open("open-paypal-no-method");
    await formReady(page);
    await popup(page, "Cancel");
    await page.getByRole("alert").filter({ hasText: "PayPal declined this payment" }).waitFor();
    expect(asked("begin")).toHaveLength(2);
  });

  it("opens no window for a try that was not let through", async () => {
    samples.answer("try", () => ({ next: "notice", notice: "too_many_tries" }));
    const page = await open("open-paypal-no-method");
    await formReady(page);
    await page.locator("paypal-button").click();
    await page.getByRole("alert").filter({ hasText: "too many tries" }).waitFor();
    expect(asked("finish")).toHaveLength(0);
  });

  it("whose button cannot be shown leaves the saved one to pay with", async () => {
    samples.answer("begin", () => ({
      status: 503,
      error: { code: "unavailable", request_id: "req_sample" },
    }));
    const page = await open("open-paypal");
    await another(page);
    await page.getByRole("alert").filter({ hasText: "Request req_sample" }).waitFor();
    await page.getByRole("radio").first().check();
    await pay(page).click();
    await paid(page);
  });
});

describe("trouble", () => {
  it("without an answer to finish is never a failure: it is asked again until it is known", async () => {
    let reachable = false;
    samples.answer("finish", () => (reachable ? undefined : null));
    const page = await open("open");
    await pay(page).click();
    await page.getByText("We are checking this with the payment provider").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await button(page).getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("radio").nth(1).click({ force: true });
    expect(await page.getByRole("radio").first().isChecked()).toBe(true);
    reachable = true;
    await paid(page);
  });

  it("at the start names the request and can be tried again", async () => {
    samples.answer("begin", () => ({
      status: 503,
      error: { code: "unavailable", request_id: "req_sample" },
    }));
    const page = await open("open");
    await page.getByRole("alert").filter({ hasText: "Request req_sample" }).waitFor();
    samples.answer("begin", () => undefined);
    await page.getByRole("button", { name: "Try again" }).click();
    await pay(page).click();
    await paid(page);
  });
});

it("a waiting page becomes the outcome by itself", async () => {
  let times = 0;
  samples.answer("finish", (ask) => {
    if (times++ === 0) return { next: "processing", retryMs: 50 };
    samples.end(ask.sample);
    return { next: "reload" };
  });
  const page = await open("processing");
  await paid(page);
  expect(times).toBe(2);
});
