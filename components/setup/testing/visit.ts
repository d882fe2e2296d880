import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from "playwright";

export type Visit = {
  page: Page;
  /** Violations of the page's policy and errors of its scripts; failed requests apart. */
  complaints: string[];
  close: () => Promise<void>;
};

/** Opens one page in a browser profile of its own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** The provider's form is there, or was never needed. */
export async function formReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
}

export function cardFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]');
}

export async function typeCard(page: Page, number: string): Promise<void> {
  await formReady(page);
  const frame = cardFrame(page);
  await frame.getByLabel("Card number").fill(number);
  await frame.getByLabel("Expiration date").fill("12 / 34");
  await frame.getByLabel("Security code").fill("123");
}

export function button(page: Page): Locator {
  return page.locator("main button[type=submit]");
}
