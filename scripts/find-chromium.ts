import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const SYSTEM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const HOW_TO =
  "No Chromium was found: install one (`npx playwright install chromium`, or the system's package `chromium`), or set CHROMIUM_PATH to one.";

/** Nothing that calls home; and no sandbox for root, as which Chromium refuses to start with one. */
export const CHROMIUM_FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** CHROMIUM_PATH, else Playwright's own, else the system's; undefined when there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const directories = (process.env.PATH ?? "").split(delimiter);
  return SYSTEM.flatMap((name) => directories.map((directory) => join(directory, name))).find(isProgram);
}

/**
 * Finds a browser, or installs one: Playwright's, else the system's as root on Debian or Ubuntu.
 * @throws Error with a sentence that says what to install
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) {
    if (isProgram(found)) return found;
    throw new Error(`CHROMIUM_PATH is ${found}, which is no program: set it to a Chromium, or leave it out.`);
  }
  run("npx", ["playwright", "install", "chromium"]);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "chromium"]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(HOW_TO);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Its failure is seen by what is then missing. */
function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: "inherit", timeout: 300_000 });
}
