import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

/** A browser to look at pages with: CHROMIUM_PATH, else Playwright's own, else one of the system's. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
  ].find((path) => path && existsSync(path));
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}
