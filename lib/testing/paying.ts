import type { Context } from "@/lib/context";
import type { ClientPayment, GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { beginPayment } from "@/lib/invoices/begin-payment";
import { finishPayment } from "@/lib/invoices/finish-payment";
import { getPayPage } from "@/lib/invoices/get-pay-page";
import { paySaved } from "@/lib/invoices/pay-saved";
import { tryPayment } from "@/lib/invoices/try-payment";
import { newActiveCustomer } from "./active-customer";
import { newItem, newShop, type Shop } from "./factories";
import { fire } from "./fire";
import type { MoneyPath } from "./money-path";
import { CARDS } from "./payer";
import { newAddress } from "./visit";

export type Billed = {
  shop: Shop;
  gateway: GatewayName;
  customerId: string;
  item: string;
  chargeId: string;
  invoiceId: string;
};

type Wanted = { gateway?: GatewayName; email?: string | null; shop?: Shop };

/** A customer who was sent an invoice of $200.00 that they pay themselves. */
export async function newBilled(path: MoneyPath, wanted: Wanted = {}): Promise<Billed> {
  const { gateway = "stripe", email = "payer@example.com" } = wanted;
  const shop = wanted.shop ?? (await newShop({ cooldownSeconds: 0 }));
  const item = await newItem(shop, {
    name: "Milestone",
    triggerMode: "event",
    triggerCondition: null,
    triggerThreshold: null,
    captureMode: "client_confirm",
    allowAmountOverride: true,
  });
  const { customerId } = await newActiveCustomer(path, shop, { gateway, item });
  await path.rows(
    `update contact k set email = $3 from billing_customer c
     where c.org_id = $1 and c.id = $2 and k.org_id = c.org_id and k.id = c.contact_id`,
    [shop.orgId, customerId, email],
  );
  const { data } = await fire(shop, customerId, { billable_item_id: item });
  const { charge_id: chargeId, invoice_id: invoiceId } = data;
  return { shop, gateway, customerId, item, chargeId: String(chargeId), invoiceId: String(invoiceId) };
}

/** One browser on the pay page, doing what the page's calls do. */
export function newPayer({ shop, customerId, invoiceId }: Billed, address = newAddress()) {
  const receipt = newId("req");
  const ctx: Context = {
    orgId: shop.orgId,
    actor: { type: "customer", id: customerId },
    requestId: newId("req"),
    address,
    userAgent: "Test browser",
  };
  const visitor = { receipt };
  return {
    ctx,
    visitor,
    page: () => getPayPage({ invoiceId, cookies: visitor, address }),
    begin: () => beginPayment(ctx, { invoiceId, locale: "en" }),
    async form() {
      const begun = await beginPayment(ctx, { invoiceId, locale: "en" });
      if (begun.next !== "form") throw new Error("The form did not open");
      return begun;
    },
    press: (attempt: number, method: "saved" | "other" = "other") =>
      tryPayment(ctx, { invoiceId, receipt, attempt, method, locale: "en" }),
    paySaved: () => paySaved(ctx, { invoiceId, receipt, locale: "en" }),
    finish: (outcome?: "cancelled") => finishPayment(ctx, { invoiceId, visitor, outcome }),
  };
}

export type Payer = ReturnType<typeof newPayer>;

type Card = keyof typeof CARDS | "saved";

/** What Stripe.js or PayPal's window does: confirms the intent with a card, or approves the order. */
export async function payInBrowser(sandboxUrl: string, client: ClientPayment, card: Card = "good") {
  if (client.gateway === "paypal") return decide(sandboxUrl, client.orderId, "approve");
  const id = client.clientSecret.split("_secret_")[0] ?? "";
  const method: Record<string, string> =
    card === "saved"
      ? { payment_method: client.savedMethod ?? "" }
      : {
          "payment_method_data[type]": "card",
          "payment_method_data[card][number]": CARDS[card],
          "payment_method_data[card][exp_month]": "12",
          "payment_method_data[card][exp_year]": "2039",
          "payment_method_data[card][cvc]": "123",
        };
  const response = await fetch(`${sandboxUrl}/v1/payment_intents/${id}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${client.publishableKey}` },
    body: new URLSearchParams({
      client_secret: client.clientSecret,
      return_url: "https://billing.example.com/return",
      ...method,
    }),
  });
  const answer = (await response.json()) as { status?: string; error?: { message: string; code?: string } };
  return answer.status ?? answer.error?.code ?? String(response.status);
}

export async function decide(sandboxUrl: string, orderId: string, decision: "approve" | "cancel") {
  const response = await fetch(`${sandboxUrl}/paypal/checkout/${orderId}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ decision, email: "other@example.com" }),
  });
  if (!response.ok) throw new Error(`PayPal's window answered ${response.status}: ${await response.text()}`);
  return "approved";
}

/** Everything from the form to the gateway's word. */
export async function payOnce(sandboxUrl: string, payer: Payer, card: Card = "good") {
  const { attempt, client } = await payer.form();
  const pressed = await payer.press(attempt, card === "saved" ? "saved" : "other");
  if (pressed !== "go") throw new Error(`The press was answered ${pressed}`);
  await payInBrowser(sandboxUrl, client, card);
  return payer.finish();
}
