import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { faults, layoutShift } from "./testing/faults";
import { launchChromium } from "./testing/launch-chromium";
import { SAMPLES } from "./testing/samples";
import { serveSamples } from "./testing/serve-samples";
import { formReady, type Visit, visit } from "./testing/visit";

let sandbox: SandboxUnderTest;
let samples: Awaited<ReturnType<typeof serveSamples>>;
let browser: Browser;
/** One window for all that is only looked at. */
let sight: Visit;

beforeAll(async () => {
  sandbox = await startSandbox();
  samples = await serveSamples({ sandbox: sandbox.url });
  browser = await launchChromium();
  sight = await visit(browser, "about:blank", { reducedMotion: "reduce" });
});
afterAll(async () => {
  await browser.close();
  await samples.close();
  await sandbox.stop();
});

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

it.each(Object.keys(SAMPLES))(
  "%s: accessible, within its policy, nothing cut off, at both sizes",
  async (name) => {
    const { page, complaints } = sight;
    await page.setViewportSize(WIDE);
    await page.goto(`${samples.origin}/${name}`);
    await formReady(page);
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      // The summary is folded on a phone: forms are looked through at both sizes, plain pages at one.
      if (size === PHONE || name.startsWith("open")) expect(await faults(page)).toEqual([]);
    }
    expect(complaints.splice(0)).toEqual([]);
  },
);

it.each(["open", "open-long", "done", "open-ar"])(
  "%s can be read at 400 % zoom without scrolling sideways",
  async (name) => {
    const { page } = sight;
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(`${samples.origin}/${name}`);
    await formReady(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);

it("says what is charged, and later, before any script has run", async () => {
  const { page, close } = await visit(browser, `${samples.origin}/open`, { javaScriptEnabled: false });
  for (const text of [
    "Harbour Telecom",
    "Wallet top-up",
    "$15.00",
    "$200.00 whenever your balance is $15.00 or less",
  ]) {
    expect(await page.locator("section", { hasText: text }).isVisible(), text).toBe(true);
  }
  expect(await page.locator("noscript p").isVisible()).toBe(true);
  await close();
});

it("moves nothing while the form comes", async () => {
  for (const name of ["open", "open-paypal"]) {
    const { page, close } = await visit(browser, `${samples.origin}/${name}`);
    await formReady(page);
    expect(await layoutShift(page), name).toBeLessThan(0.02);
    await close();
  }
});

it("keeps the amount in sight on a phone while scrolling", async () => {
  const { page, close } = await visit(browser, `${samples.origin}/open-long`, {
    viewport: { width: 390, height: 500 },
  });
  await formReady(page);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const box = await page.locator("section strong").first().boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(100);
  await close();
});

it("folds the summary away on a phone, and opens it without a pointer", async () => {
  const { page, close } = await visit(browser, `${samples.origin}/open`, { viewport: PHONE });
  const later = page.getByText("What may be charged later");
  expect(await later.isVisible()).toBe(false);
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  expect(await later.isVisible()).toBe(true);
  await close();
});
