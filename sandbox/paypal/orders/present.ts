import type { Core } from "@/sandbox/core/types";
import { feeOf, subtract } from "../amounts";
import type { JsonObject } from "../http/body";
import type { Link } from "../http/problem";
import { presentRefund } from "../refunds/present";
import { refundsOf } from "../refunds/records";
import type { Payer } from "../vault/records";
import type { Capture, Order, Unit } from "./records";
import { getCapture } from "./settle-capture";

const seconds = (iso: string) => iso.replace(/\.\d{3}Z$/, "Z");

export function presentCapture(capture: Capture, origin: string): JsonObject {
  const href = `${origin}/v2/payments/captures/${capture.id}`;
  const fee = feeOf(capture.amount);
  const breakdown =
    capture.status === "PENDING" || capture.status === "DECLINED"
      ? { gross_amount: capture.amount }
      : { gross_amount: capture.amount, paypal_fee: fee, net_amount: subtract(capture.amount, fee) };
  return {
    id: capture.id,
    status: capture.status,
    ...(capture.reason ? { status_details: { reason: capture.reason } } : {}),
    amount: capture.amount,
    final_capture: true,
    seller_protection: { status: "NOT_ELIGIBLE" },
    seller_receivable_breakdown: breakdown,
    invoice_id: capture.invoice_id,
    custom_id: capture.custom_id,
    links: [
      { href, rel: "self", method: "GET" },
      { href: `${href}/refund`, rel: "refund", method: "POST" },
      { href: `${origin}/v2/checkout/orders/${capture.order_id}`, rel: "up", method: "GET" },
    ],
    create_time: seconds(capture.create_time),
    update_time: seconds(capture.update_time),
  };
}

/** Where the payer has to go; PayPal calls the link differently with and without a payment source. */
export function payerLink(order: Order, origin: string): Link {
  const rel = order.status === "PAYER_ACTION_REQUIRED" ? "payer-action" : "approve";
  return { href: `${origin}/paypal/checkout/${order.id}`, rel, method: "GET" };
}

function linksOfOrder(order: Order, origin: string): Link[] {
  const self: Link = { href: `${origin}/v2/checkout/orders/${order.id}`, rel: "self", method: "GET" };
  const capture: Link = { href: `${self.href}/capture`, rel: "capture", method: "POST" };
  switch (order.status) {
    case "CREATED":
    case "PAYER_ACTION_REQUIRED":
      return [self, payerLink(order, origin), capture];
    case "APPROVED":
      return [self, capture];
    case "COMPLETED":
    case "VOIDED":
      return [self];
  }
}

function presentWallet(order: Order, payer: Payer): JsonObject {
  const { given_name, surname } = payer.name;
  const vault = order.vault && {
    id: order.vault.id,
    status: "VAULTED",
    customer: { id: order.vault.customer_id },
  };
  return {
    email_address: payer.email_address,
    account_id: payer.payer_id,
    account_status: "VERIFIED",
    name: { given_name, surname },
    address: { country_code: "US" },
    ...(vault ? { attributes: { vault } } : {}),
  };
}

/** A unit with what was taken for it and what went back. */
export function presentUnit(core: Core, account: string, unit: Unit): JsonObject {
  const { capture_id, ...sent } = unit;
  const capture = capture_id === undefined ? undefined : getCapture(core, account, capture_id);
  if (!capture) return sent;
  const refunds = refundsOf(core, account, capture.id).map((refund) => presentRefund(core, account, refund));
  const payments = {
    captures: [presentCapture(capture, core.origin)],
    ...(refunds.length > 0 ? { refunds } : {}),
  };
  return { ...sent, payments };
}

/** The whole order, as `GET` and `Prefer: return=representation` give it. */
export function presentOrder(core: Core, account: string, order: Order): JsonObject {
  const { payer } = order;
  return {
    id: order.id,
    intent: order.intent,
    status: order.status,
    ...(payer || order.status === "PAYER_ACTION_REQUIRED"
      ? { payment_source: { paypal: payer ? presentWallet(order, payer) : {} } }
      : {}),
    purchase_units: order.units.map((unit) => presentUnit(core, account, unit)),
    ...(payer
      ? {
          payer: {
            name: { given_name: payer.name.given_name, surname: payer.name.surname },
            email_address: payer.email_address,
            payer_id: payer.payer_id,
            address: { country_code: "US" },
          },
        }
      : {}),
    create_time: seconds(order.create_time),
    update_time: seconds(order.update_time),
    links: linksOfOrder(order, core.origin),
  };
}

/** The short form that `POST` gives unless asked for more: what was captured stays in it. */
export function presentOrderMinimal(core: Core, account: string, order: Order): JsonObject {
  const whole = presentOrder(core, account, order);
  const captured = order.units
    .map((unit) => presentUnit(core, account, unit))
    .filter((unit) => unit.payments !== undefined)
    .map((unit) => ({ reference_id: unit.reference_id, payments: unit.payments }));
  return {
    id: whole.id,
    status: whole.status,
    ...(whole.payment_source ? { payment_source: whole.payment_source } : {}),
    ...(captured.length > 0 ? { purchase_units: captured, payer: whole.payer } : {}),
    links: whole.links,
  };
}
