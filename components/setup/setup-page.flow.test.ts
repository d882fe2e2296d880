import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { launchChromium } from "./testing/launch-chromium";
import { serveSamples } from "./testing/serve-samples";
import { button, cardFrame, formReady, typeCard, type Visit, visit } from "./testing/visit";

let sandbox: SandboxUnderTest;
let samples: Awaited<ReturnType<typeof serveSamples>>;
let browser: Browser;
let opened: Visit;

beforeAll(async () => {
  sandbox = await startSandbox();
  samples = await serveSamples({ sandbox: sandbox.url });
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
const title = (page: Page) => page.locator("main h1");

describe("a card", () => {
  it("is saved and charged; the server's answer, not the browser's, ends it", async () => {
    const page = await open("open");
    await typeCard(page, "4242424242424242");
    await button(page).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("begin").map(({ body }) => body)).toEqual([{ locale: "en" }]);
    expect(asked("try")).toHaveLength(1);
    expect(asked("finish")[0]?.body).toEqual({ attemptId: expect.stringMatching(/^att_pi_/) });
  });

  it("is only saved when nothing is due", async () => {
    const page = await open("open-save-only");
    await typeCard(page, "4242424242424242");
    expect(await button(page).textContent()).toBe("Save card");
    await button(page).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("finish")[0]?.body).toEqual({ attemptId: expect.stringMatching(/^att_seti_/) });
  });

  it("that is declined says so, takes the focus there, keeps what was typed, and another one works", async () => {
    const page = await open("open");
    await typeCard(page, "4000000000009995");
    await button(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "There is not enough money on this card" });
    await alert.waitFor();
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await cardFrame(page).getByLabel("Expiration date").inputValue()).toMatch(/12\s*\/\s*34/);
    await cardFrame(page).getByLabel("Card number").fill("4242424242424242");
    await button(page).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("try")).toHaveLength(2);
    expect(asked("begin")).toHaveLength(1);
  });

  it("that is incomplete is told at the field, and no try is counted", async () => {
    const page = await open("open");
    await formReady(page);
    await cardFrame(page).getByLabel("Card number").fill("4242");
    await button(page).click();
    await cardFrame(page)
      .getByText(/incomplete/i)
      .first()
      .waitFor();
    expect(asked("try")).toHaveLength(0);
    expect(await button(page).getAttribute("aria-disabled")).toBeNull();
  });

  it("can be paid with by keyboard alone", async () => {
    const page = await open("open");
    await formReady(page);
    await cardFrame(page).getByLabel("Card number").focus();
    await page.keyboard.type("4242424242424242");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1234");
    await page.keyboard.press("Tab");
    await page.keyboard.type("123");
    await page.keyboard.press("Enter");
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("try")).toHaveLength(1);
  });

  it("is tried once, however often the button is pressed", async () => {
    const page = await open("open");
    await typeCard(page, "4242424242424242");
    await button(page).evaluate((pressed: HTMLButtonElement) => {
      pressed.click();
      pressed.click();
      pressed.form?.requestSubmit();
    });
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("try")).toHaveLength(1);
  });

  it.each([
    ["Complete", /all set/],
    ["Fail", /could not confirm that it is you/],
  ])("goes through the bank's challenge: %s", async (choice, outcome) => {
    const page = await open("open");
    await typeCard(page, "4000000000003220");
    await button(page).click();
    await page.locator('iframe[src*="challenge"]').waitFor();
    await page.frameLocator('iframe[src*="challenge"]').getByRole("button", { name: choice }).click();
    await page.getByText(outcome).first().waitFor();
  });
});

describe("trouble", () => {
  it("without an answer to finish is never a failure: it is asked again until it is known", async () => {
    let reachable = false;
    samples.answer("finish", () => (reachable ? undefined : null));
    const page = await open("open");
    await typeCard(page, "4242424242424242");
    await button(page).click();
    await page.getByText("We are checking this with the payment provider").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await button(page).getAttribute("aria-disabled")).toBe("true");
    reachable = true;
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
  });

  it("of a try that the server did not let through leaves the provider alone", async () => {
    samples.answer("try", () => ({ next: "notice", notice: "too_many_tries" }));
    const page = await open("open");
    await typeCard(page, "4242424242424242");
    await button(page).click();
    await page.getByRole("alert").filter({ hasText: "too many tries" }).waitFor();
    expect(asked("finish")).toHaveLength(0);
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
    await typeCard(page, "4242424242424242");
    await button(page).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
  });
});

describe("PayPal", () => {
  it("is approved in its own window", async () => {
    const page = await open("open-paypal");
    await formReady(page);
    const popup = page.waitForEvent("popup");
    await page.locator("paypal-button").click();
    await (await popup).getByRole("button", { name: "Approve" }).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
    expect(asked("try")).toHaveLength(1);
  });

  it("is cancelled, said calmly, and can be taken up again", async () => {
    const page = await open("open-paypal");
    await formReady(page);
    const first = page.waitForEvent("popup");
    await page.locator("paypal-button").click();
    await (await first).getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("status").filter({ hasText: "You cancelled. Nothing was charged." }).waitFor();
    expect(asked("finish")[0]?.body).toMatchObject({ outcome: "cancelled" });
    const second = page.waitForEvent("popup");
    await page.locator("paypal-button").click();
    await (await second).getByRole("button", { name: "Approve" }).click();
    await title(page).filter({ hasText: "You’re all set" }).waitFor();
  });

  it("opens no window for a try that was not let through", async () => {
    samples.answer("try", () => ({ next: "notice", notice: "too_many_tries" }));
    const page = await open("open-paypal");
    await formReady(page);
    await page.locator("paypal-button").click();
    await page.getByRole("alert").filter({ hasText: "too many tries" }).waitFor();
    expect(asked("finish")).toHaveLength(0);
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
  await title(page).filter({ hasText: "You’re all set" }).waitFor();
  expect(times).toBe(2);
});
