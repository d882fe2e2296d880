import type { Core, Reply } from "@/sandbox/core/types";
import { moneyAt, toMinor, toMoney, toUnits, type WireMoney } from "../amounts";
import { publish } from "../events";
import { type JsonObject, objectAt, optionalTextAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { notFound, refused } from "../http/problem";
import { optional } from "../http/request-id";
import { newObjectId } from "../ids";
import { presentCapture, presentRefund } from "./present";
import { type Capture, getRefund, putCapture, putRefund, type Refund } from "./records";
import { getCapture } from "./settle-capture";

/** Payments remember a request id for 45 days. */
const PAYMENT_HOURS = 45 * 24;

function requireCapture(core: Core, call: ApiCall): Capture {
  const capture = getCapture(core, call.account, call.params.id ?? "");
  if (!capture) throw notFound();
  return capture;
}

function amountToRefund(capture: Capture, body: JsonObject): WireMoney {
  const currency = capture.amount.currency_code;
  const left = toUnits(capture.amount) - capture.refunded_units;
  if (body.amount === undefined) return toMoney(left, currency);
  const amount = moneyAt(body.amount, "/amount", "DECIMALS_NOT_SUPPORTED");
  if (amount.currency_code !== currency) throw refused("REFUND_CAPTURE_CURRENCY_MISMATCH");
  if (toUnits(amount) > left) throw refused("REFUND_AMOUNT_EXCEEDED", { field: "/amount/value" });
  return amount;
}

/** Money goes back: the capture, the refund and the ledger together. */
export function giveBack(
  core: Core,
  account: string,
  capture: Capture,
  given: Pick<Refund, "amount" | "invoice_id" | "custom_id" | "note_to_payer">,
): Refund {
  const now = core.now().toISOString();
  const currency = capture.amount.currency_code;
  const refunded_units = capture.refunded_units + toUnits(given.amount);
  const refund: Refund = {
    ...given,
    id: newObjectId(),
    capture_id: capture.id,
    total_refunded: toMoney(refunded_units, currency),
    create_time: now,
  };
  const status = refunded_units < toUnits(capture.amount) ? "PARTIALLY_REFUNDED" : "REFUNDED";
  putCapture(core, account, { ...capture, status, refunded_units, update_time: now });
  putRefund(core, account, refund);
  core.ledger({
    provider: "paypal",
    account,
    kind: "refund",
    ref: refund.id,
    amount_minor: toMinor(refund.amount),
    currency,
    ...(capture.invoice_id ? { invoice_id: capture.invoice_id } : {}),
  });
  return refund;
}

function refundCapture(core: Core, call: ApiCall): Reply {
  const capture = requireCapture(core, call);
  const body = objectAt(call.body, "/");
  if (capture.status === "PENDING") throw refused("PENDING_CAPTURE");
  if (capture.status === "REFUNDED") throw refused("CAPTURE_FULLY_REFUNDED");
  if (capture.status === "DECLINED") throw refused("REFUND_NOT_ALLOWED");
  const refund = giveBack(core, call.account, capture, {
    amount: amountToRefund(capture, body),
    invoice_id: optionalTextAt(body.invoice_id, "/invoice_id", 127) ?? capture.invoice_id,
    custom_id: optionalTextAt(body.custom_id, "/custom_id", 127) ?? capture.custom_id,
    note_to_payer: optionalTextAt(body.note_to_payer, "/note_to_payer", 255),
  });
  const whole = presentRefund(refund, core.origin);
  publish(core, call.account, {
    type: "PAYMENT.CAPTURE.REFUNDED",
    summary: `A ${refund.amount.value} ${refund.amount.currency_code} capture payment was refunded`,
    resource: whole,
  });
  const asked = /return=representation/.test(String(call.headers.prefer ?? ""));
  return { status: 201, body: asked ? whole : { id: whole.id, status: whole.status, links: whole.links } };
}

/** `/v2/payments`: what was captured and what went back. */
export function paymentOperations(core: Core): Operation[] {
  return [
    {
      method: "GET",
      pattern: "/v2/payments/captures/:id",
      run: (call) => ({ status: 200, body: presentCapture(requireCapture(core, call), core.origin) }),
    },
    {
      method: "POST",
      pattern: "/v2/payments/captures/:id/refund",
      keep: { hours: PAYMENT_HOURS, required: optional },
      run: (call) => refundCapture(core, call),
    },
    {
      method: "GET",
      pattern: "/v2/payments/refunds/:id",
      run: (call) => {
        const refund = getRefund(core, call.account, call.params.id ?? "");
        if (!refund) throw notFound();
        return { status: 200, body: presentRefund(refund, core.origin) };
      },
    },
  ];
}
