import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { SAMPLES } from "@/components/setup/testing/samples";
import { serveSamples } from "@/components/setup/testing/serve-samples";
import { startSandbox } from "@/lib/testing/sandbox";

/**
 * `tsx scripts/screenshots.ts [name…]` takes a picture of every state of the hosted page (or of those named) at both
 * sizes into `screenshots/`, with the sandbox as the provider. Nothing else needs to run.
 */
const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const FOLDER = "screenshots";

const wanted = process.argv.slice(2);
const names = Object.keys(SAMPLES).filter((name) => wanted.length === 0 || wanted.includes(name));
mkdirSync(FOLDER, { recursive: true });

const sandbox = await startSandbox();
const samples = await serveSamples({ sandbox: sandbox.url });
const browser = await launchChromium();
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({ viewport, deviceScaleFactor: 2, reducedMotion: "reduce" });
    for (const name of names) {
      const page = await context.newPage();
      await shoot(page, name, join(FOLDER, `${name}-${size}.png`));
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await samples.close();
  await sandbox.stop();
}
console.log(`${names.length * 2} pictures in ${FOLDER}/`);

async function shoot(page: Page, name: string, path: string) {
  page.on("console", (message) => message.type() === "error" && console.error(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
  await page.goto(`${samples.origin}/${name}`);
  const view = SAMPLES[name];
  if (view && "locked" in view && !view.locked) {
    await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
  }
  await page.screenshot({ path, fullPage: true });
}
