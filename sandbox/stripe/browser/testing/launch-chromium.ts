import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

const system = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** A browser for tests: CHROMIUM_PATH, else one of the system's, else Playwright's own. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? system.find((path) => existsSync(path));
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}
