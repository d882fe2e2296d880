import { en } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { PayPage } from "./pages/pay-page";
import { PaypalWindow } from "./pages/paypal-form";

test("the saved PayPal account pays at one press", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await expect(payPage.button).toHaveText("Pay $750.00 with p•••@example.com");
  await payPage.press();
  await payPage.expectPaid();
  await expect(payPage.main).toContainText("$750.00 was charged to p•••@example.com.");
  await invoices.expectPaid(bill, "paypal", "saved");
});

test("another PayPal account approves in PayPal's window, and pays", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.other.check();
  await payPage.paypal.approve();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "paypal", "other");
});

test("cancelled at PayPal: nothing is charged, and the saved account pays", async ({ page, invoices }) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.other.check();
  await (await payPage.paypal.openWindow()).cancel();
  await payPage.expectNotice("cancelled");
  await invoices.expectUnpaid(bill, "paypal");
  await payPage.saved.check();
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "paypal", "saved");
});

test("the saved account is refused, in PayPal's words, and another one pays", async ({
  page,
  invoices,
  sandbox,
}) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  await sandbox.declineNext("paypal", "INSTRUMENT_DECLINED");
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.press();
  await payPage.expectSaid(en.pay.paypalDeclined);
  await expect(payPage.alert).toBeFocused();
  await invoices.expectUnpaid(bill, "paypal");
  await payPage.other.check();
  await payPage.paypal.approve();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "paypal", "other");
});

test("two tabs press at once: the saved account is charged once, and both show that it is paid", async ({
  page,
  context,
  invoices,
}) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  const tabs = [new PayPage(page), new PayPage(await context.newPage())];
  for (const tab of tabs) {
    await tab.open(bill.invoice_url);
    await expect(tab.button).toBeEnabled();
  }
  await Promise.all(tabs.map((tab) => tab.button.click()));
  for (const tab of tabs) {
    // The receipt is the pressing tab's; the other may have been told only that it is paid.
    await expect(tab.heading).toHaveText(new RegExp(`^(${en.pay.paidTitle}|${en.pay.alreadyTitle})$`), {
      timeout: 30_000,
    });
  }
  await invoices.expectPaid(bill, "paypal", "saved");
});

test("PayPal's answer is lost: it is asked for again, and charged once", async ({
  page,
  invoices,
  sandbox,
}) => {
  const { bill } = await invoices.milestone({ gateway: "paypal" });
  await sandbox.fault({
    provider: "paypal",
    method: "POST",
    path: "/v2/checkout/orders$",
    effect: "drop_after",
  });
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "paypal", "saved");
});

test.describe("on a phone", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
  });

  test("PayPal takes the page's place and leads back to the receipt", async ({ page, invoices }) => {
    const { bill } = await invoices.milestone({ gateway: "paypal" });
    const payPage = new PayPage(page);
    await payPage.open(bill.invoice_url);
    await payPage.other.check();
    await payPage.paypal.button.click();
    await new PaypalWindow(page).approve();
    await payPage.expectPaid();
    payPage.expectAt(bill.invoice_url);
    await invoices.expectPaid(bill, "paypal", "other");
  });

  test("cancelled there, it leads back to the form, which then pays", async ({ page, invoices }) => {
    const { bill } = await invoices.milestone({ gateway: "paypal" });
    const payPage = new PayPage(page);
    await payPage.open(bill.invoice_url);
    await payPage.other.check();
    await payPage.paypal.button.click();
    await new PaypalWindow(page).cancel();
    await payPage.expectNotice("cancelled");
    payPage.expectAt(bill.invoice_url);
    await invoices.expectUnpaid(bill, "paypal");
    await payPage.press();
    await payPage.expectPaid();
    await invoices.expectPaid(bill, "paypal", "saved");
  });
});
