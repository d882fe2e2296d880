import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { SAMPLES as PAY } from "@/components/pay/testing/samples";
import { servePaySamples } from "@/components/pay/testing/serve-pay-samples";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { SAMPLES as SETUP } from "@/components/setup/testing/samples";
import { serveSamples } from "@/components/setup/testing/serve-samples";
import { startSandbox } from "@/lib/testing/sandbox";

const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const FOLDER = "screenshots";

/**
 * Takes a picture of every state of the hosted pages (or of those named; the pay page's begin with `pay-`) at both sizes
 * into `screenshots/`, with the sandbox as the provider. Nothing else needs to run.
 */
export async function shootHosted(wanted: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const sandbox = await startSandbox();
  const setup = await serveSamples({ sandbox: sandbox.url });
  const pay = await servePaySamples({ sandbox: sandbox.url });
  const addresses = [
    ...Object.keys(SETUP).map((name) => [name, `${setup.origin}/${name}`] as const),
    ...Object.keys(PAY).map((name) => [`pay-${name}`, `${pay.origin}/${name}`] as const),
  ].filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const browser = await launchChromium();
  try {
    for (const [size, viewport] of Object.entries(SIZES)) await shootAll(browser, addresses, size, viewport);
  } finally {
    await browser.close();
    await setup.close();
    await pay.close();
    await sandbox.stop();
  }
}

async function shootAll(
  browser: Browser,
  addresses: (readonly [name: string, address: string])[],
  size: string,
  viewport: { width: number; height: number },
) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2, reducedMotion: "reduce" });
  for (const [name, address] of addresses) {
    const page = await context.newPage();
    page.on(
      "console",
      (message) => message.type() === "error" && console.error(`${name}: ${message.text()}`),
    );
    page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
    await shoot(page, address, join(FOLDER, `${name}-${size}.png`));
    await page.close();
  }
  await context.close();
}

async function shoot(page: Page, address: string, path: string) {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
  await page.screenshot({ path, fullPage: true });
}
