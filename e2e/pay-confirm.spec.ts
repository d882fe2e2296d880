import { en } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { PayPage } from "./pages/pay-page";

test("a charge that the bank wants confirmed is confirmed on its page: the same intent, paid once", async ({
  page,
  invoices,
}) => {
  const customer = await invoices.customer({ item: "fixed", card: "asksEveryTime" });
  const fired = await invoices.fire(customer, "fixed", { metric_value: 10 });
  expect([fired.status, fired.code]).toEqual([402, "authentication_required"]);
  const bill = fired.data;
  expect(bill).toMatchObject({ success: false, status: "pending_client_action" });
  const { charge } = await invoices.records(bill.invoice_id);

  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await expect(payPage.heading).toHaveText(en.pay.confirmTitle);
  await payPage.expectSaid(en.pay.confirmCard);
  await expect(payPage.summary).toContainText("$200.00 to pay");
  await payPage.press();
  await payPage.challenge.complete();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "saved");
  const after = await invoices.records(bill.invoice_id);
  expect(after.charge).toMatchObject({ id: charge.id, gateway_ref: charge.gateway_ref });
});

test("the bank's question is failed, and another card pays the same intent", async ({ page, invoices }) => {
  const customer = await invoices.customer({ item: "fixed", card: "asksEveryTime" });
  const { data: bill } = await invoices.fire(customer, "fixed", { metric_value: 10 });
  const { charge } = await invoices.records(bill.invoice_id);
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await payPage.press();
  await payPage.challenge.fail();
  await payPage.expectNotice("authentication_failed");
  await expect(payPage.alert).toBeFocused();
  await invoices.expectUnpaid(bill, "stripe");
  await payPage.typeCard("4242 4242 4242 4242");
  await payPage.press();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "stripe", "other");
  expect((await invoices.records(bill.invoice_id)).charge.gateway_ref).toBe(charge.gateway_ref);
});

test("a charge that PayPal wants confirmed is approved at PayPal, and paid once", async ({
  page,
  invoices,
  sandbox,
}) => {
  const customer = await invoices.customer({ gateway: "paypal", item: "fixed" });
  await sandbox.declineNext("paypal", "PAYER_ACTION_REQUIRED");
  const { status, code, data: bill } = await invoices.fire(customer, "fixed", { metric_value: 10 });
  expect([status, code]).toEqual([402, "authentication_required"]);
  const payPage = new PayPage(page);
  await payPage.open(bill.invoice_url);
  await expect(payPage.heading).toHaveText(en.pay.confirmTitle);
  await payPage.expectSaid(en.pay.confirmPaypal);
  await payPage.paypal.approve();
  await payPage.expectPaid();
  await invoices.expectPaid(bill, "paypal", "other");
});
