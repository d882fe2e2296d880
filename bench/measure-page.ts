import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "playwright";
import { CHROMIUM_FLAGS, ensureChromium } from "@/scripts/find-chromium";
import type { EmptyApp } from "./empty-app";
import type { Program } from "./program";
import { median } from "./statistics";

/** Bytes as they came over the wire, headers included. `provider` is everything that is not of our origin. */
type Transfer = { html: number; js: number; css: number; other: number; provider: number };

export type PageFigures = {
  gateway: "stripe" | "paypal";
  transfer: Transfer;
  /** Our JavaScript beyond that of an empty App Router page. */
  jsOnTop: number;
  /** From the navigation to a form that can be filled in, in milliseconds. */
  usableMs: number;
};

/** The hosted page as a browser sees it that has never been here. */
export async function measurePage(program: Program, empty: EmptyApp, loads: number): Promise<PageFigures[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    const nothing = await load(browser, empty.baseUrl, (page) => page.getByText("Nothing").waitFor());
    const figures: PageFigures[] = [];
    for (const gateway of ["stripe", "paypal"] as const) {
      const url = await buildSetup(program, gateway);
      const runs = [];
      for (let run = 0; run < loads; run += 1) runs.push(await load(browser, url, USABLE[gateway]));
      const transfer = runs[0]?.transfer ?? nothing.transfer;
      figures.push({
        gateway,
        transfer,
        jsOnTop: transfer.js - nothing.transfer.js,
        usableMs: median(runs.map(({ readyMs }) => readyMs)),
      });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

const USABLE = {
  async stripe(page: Page) {
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]');
    await frame.getByLabel(/^Card number/).click();
    await page.locator("main form button[type=submit]:enabled").waitFor();
  },
  async paypal(page: Page) {
    await page.locator("main paypal-button").waitFor();
  },
};

/** One visit in a fresh profile: no cache, no cookies, no connections. */
async function load(browser: Browser, url: string, ready: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const transfer: Transfer = { html: 0, js: 0, css: 0, other: 0, provider: 0 };
  const kinds = new Map<string, keyof Transfer>();
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    kinds.set(requestId, kindOf(url, response.url, type));
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    transfer[kinds.get(requestId) ?? "other"] += encodedDataLength;
  });
  await session.send("Network.enable");
  const began = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await ready(page);
  const readyMs = performance.now() - began;
  await page.waitForLoadState("networkidle");
  await context.close();
  return { transfer, readyMs };
}

function kindOf(page: string, url: string, type: string): keyof Transfer {
  if (new URL(url).origin !== new URL(page).origin) return "provider";
  if (type === "Document") return "html";
  if (type === "Script") return "js";
  return type === "Stylesheet" ? "css" : "other";
}

async function buildSetup(program: Program, gateway: string): Promise<string> {
  const response = await fetch(`${program.baseUrl}/public/edge/buildCustomerProfileSetup`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${program.apiKey}` },
    body: JSON.stringify({
      org_id: program.orgId,
      brand_id: program.brandId,
      contact_id: `bench_${randomUUID()}`,
      bi_id: program.itemId,
      gateway,
    }),
  });
  const answer = (await response.json()) as { data: { setup_url: string } };
  return answer.data.setup_url;
}
