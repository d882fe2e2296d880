import { afterAll, beforeAll, expect, it } from "vitest";
import { getChargeDetails } from "@/lib/charges/get-charge-details";
import { getCustomerOverview } from "@/lib/customers/get-overview";
import { newShop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled } from "@/lib/testing/paying";
import { getInvoiceDetails } from "./get-invoice-details";
import { getPayPage } from "./get-pay-page";
import { openInvoice } from "./open-invoice";
import { resendInvoice } from "./resend-invoice";
import { stepInvoices } from "./step-invoices";
import { voidInvoice } from "./void-invoice";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

it("is mailed once for each wish, as long as it can be paid, and by its own organization alone", async () => {
  const billed = await newBilled(path, { gateway: "stripe" });
  const { shop, invoiceId } = billed;
  await path.rows("update contact set email = 'a@example.com' where org_id = $1", [shop.orgId]);
  const mails = async () =>
    (await path.rows("select id from mail where org_id = $1 and recipient = 'a@example.com'", [shop.orgId]))
      .length;
  const before = await mails();
  const wish = { invoice_id: invoiceId, once: "once-0000000000000001" };
  expect(await resendInvoice(shop.ctx, wish)).toEqual({ sentTo: "a@example.com" });
  await resendInvoice(shop.ctx, wish);
  expect(await mails()).toBe(before + 1);
  await resendInvoice(shop.ctx, { ...wish, once: "once-0000000000000002" });
  expect(await mails()).toBe(before + 2);

  const other = await newShop();
  await expect(resendInvoice(other.ctx, wish)).rejects.toMatchObject({ code: "unknown_invoice" });
  await voidInvoice(shop.ctx, invoiceId, null);
  await expect(resendInvoice(shop.ctx, wish)).rejects.toMatchObject({ code: "invalid_request" });
});

it("is said to be opened once, by the first browser that shows it", async () => {
  const { shop, invoiceId } = await newBilled(path, { gateway: "stripe" });
  const opened = async () => (await getInvoiceDetails(shop.ctx, invoiceId))?.openedAt;
  const page = () => getPayPage({ invoiceId, cookies: {}, address: "198.51.100.7" });
  expect(await opened()).toBeNull();
  expect(await page()).toMatchObject({ firstShown: true });
  const other = await newShop();
  await expect(openInvoice(other.ctx, { invoiceId })).rejects.toMatchObject({ code: "unknown_invoice" });
  await Promise.all([1, 2, 3].map(() => openInvoice(shop.ctx, { invoiceId })));
  const first = await opened();
  expect(first).toEqual(expect.any(String));
  expect(await page()).toMatchObject({ firstShown: false });
  await openInvoice(shop.ctx, { invoiceId });
  expect(await opened()).toBe(first);
  expect(
    await path.rows("select subject_id from audit_entry where org_id = $1 and action = 'payment.opened'", [
      shop.orgId,
    ]),
  ).toEqual([{ subject_id: invoiceId }]);
});

it("makes a draft whose customer has an address by now a sent one, and the next mail a reminder", async () => {
  const { shop, invoiceId } = await newBilled(path, { gateway: "stripe", email: null });
  const standing = () => getInvoiceDetails(shop.ctx, invoiceId);
  expect(await standing()).toMatchObject({ status: "draft", sentTo: null, sentAt: null, mails: [] });
  await path.rows("update contact set email = 'new@example.com' where org_id = $1", [shop.orgId]);
  await resendInvoice(shop.ctx, { invoice_id: invoiceId, once: "once-0000000000000001" });
  const sent = { status: "sent", sentTo: "new@example.com", sentAt: expect.any(String) };
  expect(await standing()).toMatchObject(sent);
  await path.rows(
    "update invoice set created_at = created_at - interval '4 days', next_step_at = now() where id = $1",
    [invoiceId],
  );
  await stepInvoices(new AbortController().signal, { orgId: shop.orgId });
  expect(await standing()).toMatchObject({
    ...sent,
    mails: [{ kind: "invoice.reminder" }, { kind: "invoice.pay_now" }],
  });
});

it("shows a customer, a charge and an invoice to their own organization alone", async () => {
  const { shop, invoiceId } = await newBilled(path, { gateway: "stripe" });
  const invoice = await getInvoiceDetails(shop.ctx, invoiceId);
  expect(invoice).toMatchObject({ id: invoiceId, payable: true, voidable: true, status: "sent" });
  const { chargeId = "", customer } = invoice ?? {};
  const charge = await getChargeDetails(shop.ctx, chargeId);
  expect(charge).toMatchObject({
    status: "pending_client_action",
    refundable: null,
    invoice: { id: invoiceId },
    customer,
  });
  const overview = await getCustomerOverview(shop.ctx, customer?.id ?? "");
  expect(overview).toMatchObject({
    status: "active",
    revenue: [{ gross: { minor: 1500, currency: "USD" }, refunded: { minor: 0 } }],
    invoices: expect.arrayContaining([expect.objectContaining({ id: invoiceId })]),
    charges: [
      { id: chargeId, refundable: null },
      { kind: "initial", status: "captured", refundable: { minor: 1500 } },
    ],
  });
  const other = await newShop();
  expect([
    await getInvoiceDetails(other.ctx, invoiceId),
    await getChargeDetails(other.ctx, chargeId),
    await getCustomerOverview(other.ctx, customer?.id ?? ""),
  ]).toEqual([null, null, null]);
});
