import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PATIENCE } from "../../core/testing/patience";
import { startBrowser } from "../testing/browser";
import { type Host, startHost } from "../testing/host-server";
import { type Merchant, makeMerchant, WALLET } from "../testing/merchant";
import { type Started, startPaypal } from "../testing/start";

const SLOW = 60_000;
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
}, SLOW);
afterAll(async () => {
  await browser.close();
  host.stop();
  sandbox.stop();
});

beforeEach(async () => {
  merchant = await makeMerchant(sandbox.origin);
  context = await browser.newContext();
  complaints = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  context.on("weberror", (problem) => complaints.push(String(problem.error())));
  page = await context.newPage();
});
afterEach(() => context.close());

/** A setup token whose return addresses lead back to the merchant's page. */
async function openPage(query: Record<string, string> = {}): Promise<string> {
  const search = (token: string) =>
    new URLSearchParams({ client: merchant.clientId, ...query, ...(token ? { token } : {}) }).toString();
  const experience_context = {
    ...WALLET.experience_context,
    return_url: `${host.origin}/?${search("")}&back=1`,
    cancel_url: `${host.origin}/?${search("")}&back=0`,
  };
  const { id } = (await merchant.createSetupToken(undefined, { ...WALLET, experience_context })).body;
  await page.goto(`${host.origin}/?${search(id)}`);
  return id;
}

const paypalButton = () => page.getByRole("button", { name: "Pay with PayPal" });
const said = () => page.getByTestId("said").locator("li").allTextContents();
const says = (lines: string[]) => vi.waitFor(async () => expect(await said()).toEqual(lines), PATIENCE);

async function openWindow(): Promise<Page> {
  const [popup] = await Promise.all([context.waitForEvent("page"), paypalButton().click()]);
  return popup;
}

const statusOf = async (id: string) =>
  (await merchant.call("GET", `/v3/vault/setup-tokens/${id}`)).body.status;

test(
  "the window names the merchant, and approving saves the payer's account",
  async () => {
    const id = await openPage({ wait: "1" });
    const popup = await openWindow();
    await popup.getByText("Connecting to PayPal…").waitFor();
    await page.evaluate(() => window.release?.());

    await popup.getByRole("heading", { name: "Save PayPal with Acme Wallets" }).waitFor();
    expect(await popup.getByLabel("E-mail of the payer").inputValue()).toBe("payer@example.test");
    await popup.getByLabel("E-mail of the payer").fill("ada@example.test");
    await Promise.all([
      popup.waitForEvent("close"),
      popup.getByRole("button", { name: "Approve", exact: true }).click(),
    ]);

    const approved = await merchant.call("GET", `/v3/vault/setup-tokens/${id}`);
    const { payer_id, email_address } = approved.body.payment_source.paypal;
    expect([approved.body.status, email_address]).toEqual(["APPROVED", "ada@example.test"]);
    await says([`approved ${id} ${payer_id}`, "complete approved"]);
    expect(complaints).toEqual([]);
  },
  SLOW,
);

test(
  "cancelling tells the page and leaves the token open",
  async () => {
    const id = await openPage();
    const popup = await openWindow();
    await Promise.all([
      popup.waitForEvent("close"),
      popup.getByRole("button", { name: "Cancel", exact: true }).click(),
    ]);
    await says([`cancelled ${id}`, "complete canceled"]);
    expect(await statusOf(id)).toBe("PAYER_ACTION_REQUIRED");
    expect(complaints).toEqual([]);
  },
  SLOW,
);

test(
  "a window closed by hand is a cancellation, and a second try works",
  async () => {
    const id = await openPage();
    const popup = await openWindow();
    await popup.getByRole("button", { name: "Approve", exact: true }).waitFor();
    await popup.close();
    await says([`cancelled ${id}`, "complete canceled"]);

    const again = await openWindow();
    await again.getByRole("button", { name: "Approve", exact: true }).click();
    await vi.waitFor(async () => expect(await statusOf(id)).toBe("APPROVED"), PATIENCE);
  },
  SLOW,
);

test(
  "the curtain over the page ends the window",
  async () => {
    const id = await openPage();
    const popup = await openWindow();
    await popup.getByRole("button", { name: "Approve", exact: true }).waitFor();
    await Promise.all([
      popup.waitForEvent("close"),
      page.getByRole("button", { name: "Close PayPal" }).click(),
    ]);
    await says([`cancelled ${id}`, "complete canceled"]);
  },
  SLOW,
);

test(
  "a page that cannot get its token closes the window and hears an error",
  async () => {
    await openPage({ fail: "1", wait: "1" });
    const popup = await openWindow();
    await Promise.all([popup.waitForEvent("close"), page.evaluate(() => window.release?.())]);
    await says(["error ERR_INTEGRATION_ERROR no token today", "complete error"]);
  },
  SLOW,
);

test(
  "redirect mode leads there and back, and resumes",
  async () => {
    const id = await openPage({ mode: "redirect" });
    await paypalButton().click();
    await page.waitForURL(`${sandbox.origin}/paypal/approve/${id}**`);
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.waitForURL(`${host.origin}/**approval_token_id=${id}**`);
    await vi.waitFor(
      async () => expect((await said())[0]).toMatch(new RegExp(`^approved ${id} [2-9A-Z]{13}$`)),
      PATIENCE,
    );
    expect(new URL(page.url()).searchParams.get("back")).toBe("1");
    expect(complaints).toEqual([]);
  },
  SLOW,
);

test(
  "redirect mode comes back from a cancellation too",
  async () => {
    const id = await openPage({ mode: "redirect" });
    await paypalButton().click();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.waitForURL(`${host.origin}/**back=0**`);
    await says([`cancelled ${id}`, "complete canceled"]);
  },
  SLOW,
);

test(
  "a frame over the page, where a window is not wanted or not allowed",
  async () => {
    const id = await openPage({ mode: "modal" });
    await paypalButton().click();
    await page
      .frameLocator("iframe[title=PayPal]")
      .getByRole("button", { name: "Approve", exact: true })
      .click();
    await vi.waitFor(async () => expect((await said())[0]).toContain(`approved ${id}`), PATIENCE);
    expect(complaints).toEqual([]);

    await page.addInitScript(() => {
      window.open = () => null;
    });
    const other = await openPage();
    await paypalButton().click();
    await page
      .frameLocator("iframe[title=PayPal]")
      .getByRole("button", { name: "Cancel", exact: true })
      .click();
    await says([`cancelled ${other}`, "complete canceled"]);
  },
  SLOW,
);

test(
  "a blocked window is a recoverable error where only a window will do",
  async () => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openPage({ mode: "popup" });
    await paypalButton().click();
    await vi.waitFor(
      () => expect(complaints.join()).toContain("Unable to open the PayPal popup window"),
      PATIENCE,
    );
    expect(await said()).toEqual([]);
  },
  SLOW,
);

test.each([
  ["de-DE", "Mit PayPal bezahlen", "PayPal bei Acme Wallets speichern", "ltr"],
  ["ar", "الدفع عبر PayPal", "حفظ PayPal لدى Acme Wallets", "rtl"],
])(
  "button and window speak %s, and the keyboard opens them",
  async (locale, button, heading, direction) => {
    await openPage({ locale });
    await page.getByRole("button", { name: button }).waitFor();
    await page.keyboard.press("Tab");
    const [popup] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Enter")]);
    await popup.getByRole("heading", { name: heading }).waitFor();
    expect(await popup.locator("html").getAttribute("dir")).toBe(direction);
    await popup.getByRole("button", { name: "Approve", exact: true }).waitFor();
  },
  SLOW,
);

test(
  "a client id that is none is an error of the provider",
  async () => {
    await openPage({ client: "someone-else" });
    await page.getByRole("alert").getByText("not valid").waitFor();
    expect(await paypalButton().count()).toBe(0);
  },
  SLOW,
);
