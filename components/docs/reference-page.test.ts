import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { launchChromium } from "@/components/setup/testing/launch-chromium";
import { visit } from "@/components/setup/testing/visit";
import { disconnect } from "@/lib/db";
import { addShop } from "@/lib/http/testing/shop";
import { makeTenant } from "@/lib/http/testing/tenant";
import { EVENTS } from "@/lib/outbox/events";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { serveReference } from "./testing/serve-reference";

let database: TestDatabase;
let served: Awaited<ReturnType<typeof serveReference>>;
let browser: Browser;
let orgId: string;

beforeAll(async () => {
  database = await testDatabase();
  const tenant = await makeTenant();
  const { brand, item } = await addShop(database.ownerPool, tenant.orgId);
  orgId = tenant.orgId;
  const ids = { org_id: orgId, brand_id: brand, bi_id: item, billable_item_id: item };
  served = await serveReference(actionTable, { key: tenant.apiKey, ids });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await disconnect();
  await database.drop();
});

const section = (page: Page, name: string) => page.locator(`section[id="${name}"]`);

async function call(page: Page, name: string) {
  const form = section(page, name);
  if (!(await form.locator("textarea").isVisible())) await form.getByText("Try it", { exact: true }).click();
  await form.getByRole("button", { name: `Call ${name}` }).click();
  await form.locator("p[data-good]").waitFor();
  return {
    status: await form.locator("p[data-good]").textContent(),
    answer: JSON.parse((await form.locator("details pre").textContent()) ?? ""),
  };
}

describe.each(["light", "dark"] as const)("the reference, %s", (colorScheme) => {
  it.each([
    ["wide", 1280],
    ["on a phone", 390],
  ])("can be read by everyone, %s", async (_name, width) => {
    const { page, complaints, close } = await visit(browser, served.some, {
      colorScheme,
      viewport: { width, height: 844 },
      reducedMotion: "reduce",
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(complaints).toEqual([]);
    await close();
  });
});

it("has every action and every event, each at its own address, and asks nobody else for anything", async () => {
  const { page, complaints, close } = await visit(browser, "about:blank");
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.goto(served.url);
  for (const name of [...actionTable.keys(), ...Object.keys(EVENTS)])
    expect(await section(page, name).count(), name).toBe(1);
  expect([...asked]).toEqual([new URL(served.url).origin]);
  expect(complaints).toEqual([]);
  await close();
});

it("makes calls with the demo's key, and hands the ids of one answer to the next call", async () => {
  const { page, complaints, close } = await visit(browser, served.url);
  const built = await call(page, "buildCustomerProfileSetup");
  expect(built.status).toMatch(/^HTTP 200 in \d+ ms · req_/);
  const found = await call(page, "getCustomer");
  expect(found.answer.data).toMatchObject({
    bc_id: built.answer.data.billing_customer_id,
    bc_orgid: orgId,
    bc_status: "pending",
  });
  await page.getByLabel("API key").fill("ek_test_wrong");
  expect((await call(page, "getItems")).answer.error.code).toBe("invalid_api_key");
  expect(complaints).toEqual([]);
  await close();
});

it("shows a curl that is the call", async () => {
  const { page, close } = await visit(browser, served.url);
  const shown = await section(page, "getItems").locator("pre").first().textContent();
  expect(shown).toContain(`${new URL(served.url).origin}/public/edge/getItems`);
  expect(shown).toContain(`"org_id": "${orgId}"`);
  await close();
});
