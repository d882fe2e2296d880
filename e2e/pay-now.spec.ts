import { en } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { CARDS } from "./pages/card-form";
import { PayPage } from "./pages/pay-page";

test("a milestone is mailed, opened from the mail, and paid with the saved card", async ({
  page,
  program,
  invoices,
}) => {
  const { customer, bill } = await invoices.milestone();
  await page.goto(`${program.base_url}/mailbox`);
  await page.getByRole("listitem").filter({ hasText: customer.email }).getByRole("link").click();
  const [opened] = await Promise.all([
    page.waitForEvent("popup"),
    page.frameLocator('iframe[title="The mail"]').getByRole("link").first().click(),
  ]);
  const payPage = new PayPage(opened);
  await expect(payPage.summary).toContainText("$750.00 to pay");
  for (const text of ["Project milestone", "Milestone 2: first prototype delivered", "Invoice", "Due"])
    await expect(payPage.summary).toContainText(text);
  payPage.expectAt(bill.invoice_url);
  const { invoice } = await invoices.records(bill.invoice_id);
  await expect(payPage.summary).toContainText(String(invoice.number));

  await expect(payPage.button).toHaveText("Pay $750.00 with Visa\u00a0••••\u00a04242");
  await payPage.press();
  await payPage.expectPaid();
  await expect(payPage.main).toContainText("$750.00 was charged to Visa\u00a0••••\u00a04242.");
  await expect(payPage.main).toContainText(bill.charge_id);
  await expect(payPage.main).toContainText(String(invoice.number));
  await invoices.expectPaid(bill, "stripe", "saved");
});

test("another card pays, and stays no secret of the saved one", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard("5555 5555 5555 4444");
  await expect(payPage.button).toHaveText("Pay $750.00");
  await payPage.press();
  await payPage.expectPaid();
  await expect(payPage.main).not.toContainText("4242");
  await invoices.expectPaid(bill, "stripe", "other");
});

test("another card's bank asks in the page, and it pays", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard(CARDS.asks);
  await payPage.press();
  await payPage.challenge.complete();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "other");
});

test("a bank that wants a page of its own leads away, and back to the receipt", async ({
  page,
  invoices,
}) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard(CARDS.asksByRedirect);
  await payPage.press();
  await page.getByRole("button", { name: "Complete" }).click();
  await payPage.expectPaid();
  payPage.expectAt(bill.invoice_url);
  await invoices.expectPaid(bill, "stripe", "other");
});

test("a question failed on the bank's own page leads back to the form, with the reason", async ({
  page,
  invoices,
}) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard(CARDS.asksByRedirect);
  await payPage.press();
  await page.getByRole("button", { name: "Fail" }).click();
  await payPage.expectNotice("authentication_failed");
  payPage.expectAt(bill.invoice_url);
  await invoices.expectUnpaid(bill, "stripe");
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "saved");
});

test("the query of the bank's return is not believed", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(`${bill.invoice_url}/return?redirect_status=succeeded&payment_intent=pi_forged`);
  await expect(payPage.button).toBeEnabled();
  await invoices.expectUnpaid(bill, "stripe");
});

test("a decline says what to do, keeps what was typed, and the next card pays on the same page", async ({
  page,
  invoices,
}) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard(CARDS.declined);
  await payPage.press();
  await payPage.expectNotice("card_declined");
  await expect(payPage.alert).toBeFocused();
  await invoices.expectUnpaid(bill, "stripe");
  await payPage.typeCard(CARDS.insufficientFunds);
  await payPage.press();
  await payPage.expectNotice("insufficient_funds");
  await payPage.saved.check();
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "saved");
  const { tries } = await invoices.records(bill.invoice_id);
  expect(tries.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "succeeded"]);
});

test("five refused cards lock the page, and nothing more reaches the provider", async ({
  page,
  invoices,
  sandbox,
}) => {
  const { bill } = await invoices.milestone();
  const confirms = async () =>
    (await sandbox.requests("stripe")).filter(({ path }) => path.endsWith("/confirm")).length;
  const before = await confirms();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.typeCard(CARDS.declined);
  for (let failed = 1; failed <= 5; failed += 1) {
    await payPage.press();
    await expect
      .poll(
        async () =>
          (await invoices.records(bill.invoice_id)).tries.filter((row) => row.outcome === "failed").length,
      )
      .toBe(failed);
    if (failed < 5) await payPage.expectNotice("card_declined");
  }
  await expect(payPage.heading).toHaveText(en.form.lockedTitle);
  expect((await confirms()) - before).toBe(5);
  await invoices.expectUnpaid(bill, "stripe");
});

test("two tabs pay once, and both show it", async ({ page, context, invoices }) => {
  const { bill } = await invoices.milestone();
  const first = new PayPage(page);
  const second = new PayPage(await context.newPage());
  await first.open(bill.invoice_url);
  await second.open(bill.invoice_url);
  await expect(first.button).toBeEnabled();
  await expect(second.button).toBeEnabled();
  await Promise.all([first.button.click(), second.button.click()]);
  await first.expectPaid();
  await second.expectPaid();
  const { charge, revenue, events } = await invoices.records(bill.invoice_id);
  expect(charge.status).toBe("captured");
  expect(revenue).toHaveLength(1);
  expect(events.filter((type) => type === "trigger.client_paid")).toHaveLength(1);
  expect(await invoices.captures("stripe", bill.amount)).toBe(1);
});

test("only the browser that paid sees the receipt", async ({ page, stranger, invoices }) => {
  const { bill } = await invoices.milestone();
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.press();
  await payPage.expectPaid();
  await page.reload();
  await payPage.expectPaid();
  const other = new PayPage(await stranger.newPage());
  await other.open(bill.invoice_url);
  await other.expectPaidElsewhere();
});

test("the tab is closed right after paying: it is paid all the same", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone();
  await page.route("**/finish", (route) => route.abort());
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.press();
  await payPage.expectChecking();
  await page.close();
  await expect
    .poll(async () => (await invoices.records(bill.invoice_id)).invoice.status, { timeout: 40_000 })
    .toBe("paid");
  await invoices.expectPaid(bill, "stripe", "saved");
});
