import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { faults, layoutShift } from "@/components/setup/testing/faults";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { formReady, type Visit, visit } from "@/components/setup/testing/visit";
import { type SandboxUnderTest, startSandbox } from "@/lib/testing/sandbox";
import { SAMPLES } from "./testing/samples";
import { servePaySamples } from "./testing/serve-pay-samples";

let sandbox: SandboxUnderTest;
let samples: Awaited<ReturnType<typeof servePaySamples>>;
let browser: Browser;
/** One window for all that is only looked at. */
let sight: Visit;

beforeAll(async () => {
  sandbox = await startSandbox();
  samples = await servePaySamples({ sandbox: sandbox.url });
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
  "%s: accessible, within its policy, nothing cut off, at both sizes, with another method too",
  async (name) => {
    const { page, complaints } = sight;
    await page.setViewportSize(WIDE);
    await page.goto(`${samples.origin}/${name}`);
    await formReady(page);
    const other = page.getByRole("radio").nth(1);
    for (const choose of [false, true]) {
      if (choose && (await other.count()) === 0) break;
      if (choose) await other.check();
      await formReady(page);
      for (const size of [WIDE, PHONE]) {
        await page.setViewportSize(size);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
        // What a tree of elements can be at fault in is the same at both: each choice is looked through at one of them.
        if ((size === PHONE) === choose) expect(await faults(page)).toEqual([]);
      }
    }
    expect(complaints.splice(0)).toEqual([]);
  },
);

it.each(["open", "open-long", "paid", "open-ar"])(
  "%s can be read at 400 % zoom without scrolling sideways",
  async (name) => {
    const { page } = sight;
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(`${samples.origin}/${name}`);
    await formReady(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);

it("says what is billed before any script has run", async () => {
  const { page, close } = await visit(browser, `${samples.origin}/open`, { javaScriptEnabled: false });
  for (const text of [
    "Harbour Telecom",
    "Project milestone",
    "$750.00",
    "INV-000042",
    "December 6, 2026",
    "Milestone 2",
  ]) {
    expect(await page.locator("section", { hasText: text }).isVisible(), text).toBe(true);
  }
  expect(await page.locator("noscript p").isVisible()).toBe(true);
  await close();
});

it.each(["open", "open-no-method", "open-paypal", "open-paypal-no-method"])(
  "%s moves nothing while the form comes",
  async (name) => {
    const { page, close } = await visit(browser, `${samples.origin}/${name}`);
    await formReady(page);
    expect(await layoutShift(page)).toBeLessThan(0.02);
    await close();
  },
);

it("asks nothing of PayPal as long as the saved account is to be charged", async () => {
  const { page, close } = await visit(browser, "about:blank");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.goto(`${samples.origin}/open-paypal`);
  await formReady(page);
  expect(asked).not.toContain(sandbox.url);
  await page.getByRole("radio").nth(1).check();
  await page.locator("paypal-button").waitFor();
  expect(asked).toContain(sandbox.url);
  await close();
});
