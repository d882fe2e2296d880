import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "@/scripts/find-chromium";

const executablePath = findChromium();

/** The hosted pages in Chromium, against the whole program, which is started once for all of them. */
export default defineConfig({
  testDir: "e2e",
  // Vitest's tests beside them are called `.test.ts`.
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/fixtures/start-program.ts",
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A browser that stalled on a crowded machine is no fault of a change. What passed only then is named at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: "line",
  use: {
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
