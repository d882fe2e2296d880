import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { MESSAGES } from "@/lib/i18n/messages";
import { en } from "@/lib/i18n/messages/en";
import type { Locale } from "@/lib/setup/view";
import { expect, test } from "./fixtures/test";
import { CARDS } from "./pages/card-form";
import { PayPage } from "./pages/pay-page";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).exclude("iframe").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
    [],
  );
}

for (const look of ["northwind", "halcyon"] as const) {
  test.describe(`a ${look === "northwind" ? "light" : "dark"} brand`, () => {
    test.use({ look });

    test("the form, its refusal and the receipt have no violation", async ({ page, invoices }) => {
      const { bill } = await invoices.milestone();
      const payPage = new PayPage(page);
      await payPage.open(bill.invoice_url);
      await expect(payPage.button).toBeEnabled();
      await expectAccessible(page);
      await payPage.typeCard(CARDS.declined);
      await expectAccessible(page);
      await payPage.press();
      await payPage.expectNotice("card_declined");
      await expectAccessible(page);
      await payPage.saved.check();
      await payPage.press();
      await payPage.expectPaid();
      await expectAccessible(page);
    });
  });
}

test("a suspended customer's page is closed, and opens again when they are back", async ({
  page,
  invoices,
  setups,
  program,
}) => {
  const { customer, bill } = await invoices.milestone();
  const act = async (action: string) => {
    const { org_id, api_key } = setups.tenant;
    const response = await fetch(`${program.base_url}/public/edge/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${api_key}` },
      body: JSON.stringify({ org_id, billing_customer_id: customer.customerId, reason: "test" }),
    });
    expect(response.status, await response.text()).toBe(200);
  };
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await expect(payPage.button).toBeEnabled();
  await act("suspendCustomer");
  // Pressed on a page from before: the server refuses, and the page shows why.
  await payPage.press();
  await expect(payPage.heading).toHaveText(en.closed.suspendedTitle);
  await expectAccessible(page);
  await invoices.expectUnpaid(bill, "stripe");
  await act("restoreCustomer");
  await page.reload();
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "saved");
});

test("a cancelled invoice's page is closed", async ({ page, invoices, db }) => {
  const { bill } = await invoices.milestone();
  await db.query("update charge set status = 'cancelled' where id = $1", [bill.charge_id]);
  await db.query(
    "update invoice set status = 'void', voided_at = now(), void_reason = 'test' where id = $1",
    [bill.invoice_id],
  );
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await expect(payPage.heading).toHaveText(en.pay.voidTitle);
  await expectAccessible(page);
});

test("no invoice, no words: foreign, wrong and never issued look the same", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  for (const url of [
    `${bill.invoice_url}x`,
    bill.invoice_url.replace(/inv_.*/, "inv_0"),
    bill.invoice_url.replace(/inv_.*/, "%00"),
  ]) {
    const response = await page.goto(url);
    expect(response?.status()).toBe(404);
    await payPage.expectNotFound();
  }
  await expectAccessible(page);
});

test("reading the page changes nothing, however often", async ({ page, invoices, request, sandbox }) => {
  const { bill } = await invoices.milestone();
  const before = await invoices.records(bill.invoice_id);
  const asked = (await sandbox.requests("stripe")).length;
  for (let visit = 0; visit < 5; visit += 1) await request.get(bill.invoice_url);
  expect(await invoices.records(bill.invoice_id)).toEqual(before);
  expect((await sandbox.requests("stripe")).length).toBe(asked);
  const response = await page.goto(bill.invoice_url);
  expect(response?.headers()["cache-control"]).toContain("no-store");
  expect(response?.headers()["content-security-policy"]).toContain("frame-ancestors");
});

test("the page's own calls are refused to pages of other sites, and to wrong invoices", async ({
  page,
  invoices,
}) => {
  const { bill } = await invoices.milestone();
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const body = { locale: "en", attempt: 1, method: "saved" };
  for (const call of ["open", "begin", "try", "pay-saved", "finish"]) {
    const refused = await page.request.post(`${bill.invoice_url}/${call}`, { headers: foreign, data: body });
    expect(refused.status(), call).toBe(403);
    const unknown = await page.request.post(`${bill.invoice_url}x/${call}`, { data: body });
    expect(unknown.status(), call).toBe(404);
  }
  expect((await invoices.records(bill.invoice_id)).tries).toEqual([]);
});

for (const gateway of ["stripe", "paypal"] as const) {
  test(`scripts come from us and from ${gateway} alone`, async ({ page, context, invoices, program }) => {
    const origins = new Set<string>();
    context.on("request", (request) => {
      if (request.resourceType() === "script" && request.frame() === page.mainFrame())
        origins.add(new URL(request.url()).origin);
    });
    const { bill } = await invoices.milestone({ gateway });
    const payPage = new PayPage(page);
    await payPage.open(bill.invoice_url);
    if (gateway === "stripe") {
      await payPage.typeCard(CARDS.asks);
      await payPage.press();
      await payPage.challenge.complete();
    } else {
      await payPage.other.check();
      await payPage.paypal.approve();
    }
    await payPage.expectPaid();
    expect([...origins].sort()).toEqual([program.base_url, program.sandbox_url].sort());
  });
}

for (const locale of ["es", "fr", "de", "pt", "ja", "ar"] as const satisfies readonly Locale[]) {
  test(`the page speaks ${locale}, and pays`, async ({ page, invoices }) => {
    const { bill } = await invoices.milestone();
    const payPage = new PayPage(page);
    await payPage.open(`${bill.invoice_url}?locale=${locale}`);
    await expect(payPage.heading).toHaveText(MESSAGES[locale].pay.choose);
    await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    await expectAccessible(page);
    await page.locator("main form button[type=submit]").click();
    await expect(payPage.heading).toHaveText(MESSAGES[locale].pay.paidTitle, { timeout: 30_000 });
    await invoices.expectPaid(bill, "stripe", "saved");
  });
}
