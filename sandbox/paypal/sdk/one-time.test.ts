import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PATIENCE } from "../../core/testing/patience";
import { startBrowser } from "../testing/browser";
import { type Host, startHost } from "../testing/host-server";
import { type Merchant, makeMerchant, WALLET } from "../testing/merchant";
import { type Started, startPaypal } from "../testing/start";

let sandbox: Started;
let host: Host;
let browser: Browser;
let merchant: Merchant;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  sandbox = await startPaypal();
  host = await startHost(sandbox.origin);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  host.stop();
  sandbox.stop();
});
beforeEach(async () => {
  merchant = await makeMerchant(sandbox.origin);
  context = await browser.newContext();
  page = await context.newPage();
  complaints = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

/** An order whose return addresses lead back to the page that pays it. */
async function openPage(query: Record<string, string> = {}): Promise<string> {
  const address = (order: string, back: string) =>
    `${host.origin}/?${new URLSearchParams({ client: merchant.clientId, ...query, order, back })}`;
  const made = await merchant.payerOrder({
    ...WALLET.experience_context,
    return_url: address("any", "1"),
    cancel_url: address("any", "0"),
  });
  await page.goto(address(made.body.id, ""));
  return made.body.id;
}

const button = () => page.getByRole("button", { name: "Pay with PayPal" });
const said = () => page.getByTestId("said").locator("li").allTextContents();
const says = (lines: unknown[]) => vi.waitFor(async () => expect(await said()).toEqual(lines), PATIENCE);
const approved = (id: string) => expect.stringMatching(new RegExp(`^approved ${id} [2-9A-Z]{13}$`));
const decide = (on: Pick<Page, "getByRole">, name: "Approve" | "Cancel") =>
  on.getByRole("button", { name, exact: true }).click();

test.each([{}, { direct: "1" }])(
  "the window names the amount, and approving tells the page %j",
  async (query) => {
    const id = await openPage(query as Record<string, string>);
    const [popup] = await Promise.all([context.waitForEvent("page"), button().click()]);
    await popup.getByText("You pay 15.00 USD to Acme Wallets").waitFor();
    await Promise.all([popup.waitForEvent("close"), decide(popup, "Approve")]);
    await says([approved(id), "complete approved"]);
    expect((await merchant.capture(id)).status).toBe(201);
  },
);

test("turning back tells the page and leaves the order open", async () => {
  const id = await openPage();
  const [popup] = await Promise.all([context.waitForEvent("page"), button().click()]);
  await Promise.all([popup.waitForEvent("close"), decide(popup, "Cancel")]);
  await says([`cancelled ${id}`, "complete canceled"]);
  expect((await merchant.call("GET", `/v2/checkout/orders/${id}`)).body.status).toBe("PAYER_ACTION_REQUIRED");
});

test("a frame over the page does it too", async () => {
  const id = await openPage({ mode: "modal" });
  await button().click();
  await decide(page.frameLocator("iframe[title=PayPal]"), "Approve");
  await says([approved(id), "complete approved"]);
});

test.each([
  ["Approve", "1"],
  ["Cancel", "0"],
] as const)("redirect mode leads there and back after %s", async (decision, back) => {
  const id = await openPage({ mode: "redirect" });
  await button().click();
  await page.waitForURL(`${sandbox.origin}/paypal/checkout/${id}**`);
  await decide(page, decision);
  await page.waitForURL(`${host.origin}/**token=${id}**`);
  expect(new URL(page.url()).searchParams.get("back")).toBe(back);
  await says(
    decision === "Approve" ? [approved(id), "complete approved"] : [`cancelled ${id}`, "complete canceled"],
  );
});
