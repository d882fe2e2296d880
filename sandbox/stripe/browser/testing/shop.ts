import type { Browser, BrowserContext, FrameLocator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Intent } from "../shared/protocol";
import { type HostServer, startHost } from "./host-server";
import { launchChromium } from "./launch-chromium";
import { type RunningSandbox, runSandbox } from "./run-sandbox";
import { createPayment, newKeys, readIntent } from "./stripe-intents";

export const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  poor: "4000000000009995",
  wrongCvc: "4000000000000127",
  asks: "4000000000003220",
  asksThenDeclines: "4000008400001629",
  asksByRedirect: "4000000000003063",
};

type Shop = {
  sandbox: RunningSandbox;
  host: HostServer;
  page: Page;
  keys: ReturnType<typeof newKeys>;
  /** The one that the page was opened with. */
  intent: Intent;
};

/** What the running test has: filled by `setUpShop`, anew for each test. */
export const shop = {} as Shop;

type Result = { paymentIntent?: Intent; setupIntent?: Intent; error?: Record<string, unknown> };

/**
 * Gives every test of a file a shop's page in a browser, the sandbox behind it, and keys of its own. A test fails when
 * the page threw, or when anything was refused by its content policy.
 */
export function setUpShop(): void {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let browser: Browser;
  let context: BrowserContext;
  let complaints: string[];

  beforeAll(async () => {
    shop.sandbox = await runSandbox();
    shop.host = await startHost(shop.sandbox.origin);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    shop.host?.close();
    shop.sandbox?.stop();
  });

  beforeEach(async () => {
    shop.keys = newKeys();
    context = await browser.newContext({ locale: "en-US", viewport: { width: 480, height: 720 } });
    shop.page = await context.newPage();
    complaints = [];
    shop.page.on("pageerror", (error) => complaints.push(error.message));
    shop.page.on("console", (message) => {
      if (/Content Security Policy|Stripe\.js@/.test(message.text())) complaints.push(message.text());
    });
  });

  afterEach(async () => {
    await context.close();
    await clearFaults();
    expect(complaints).toEqual([]);
  });
}

export const element = (): FrameLocator =>
  shop.page.frameLocator('iframe[title="Secure payment input frame"]');
export const bank = (): FrameLocator => shop.page.frameLocator('iframe[title="3D Secure challenge"]');

export async function open(query: Record<string, string> = {}, make = createPayment): Promise<void> {
  shop.intent = await make(shop.sandbox.origin, shop.keys.secret);
  const all = { key: shop.keys.publishable, secret: shop.intent.client_secret, ...query };
  await shop.page.goto(`${shop.host.origin}/?${new URLSearchParams(all)}`);
  await shop.page.locator("#ready", { hasText: "ready" }).waitFor();
}

export async function fillCard(number: string): Promise<void> {
  await element().locator("[autocomplete=cc-number]").fill(number);
  await element().locator("[autocomplete=cc-exp]").fill("12/34");
  await element().locator("[autocomplete=cc-csc]").fill("123");
}

export const pay = (): Promise<void> => shop.page.getByRole("button", { name: "Pay" }).click();

export async function result(): Promise<Result> {
  const text = shop.page.locator("#result:not(:empty)");
  await text.waitFor({ state: "attached" });
  return JSON.parse((await text.textContent()) ?? "");
}

export const status = async (): Promise<string> =>
  (await readIntent(shop.sandbox.origin, shop.keys.secret, shop.intent)).status;

export async function clearFaults(): Promise<void> {
  await fetch(`${shop.sandbox.origin}/_sandbox/faults`, { method: "DELETE" });
}

export async function fault(effect: string, path: string, times: number): Promise<void> {
  await fetch(`${shop.sandbox.origin}/_sandbox/faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ provider: "stripe", path, effect, times }),
  });
}
