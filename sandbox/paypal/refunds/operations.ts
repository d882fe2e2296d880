import type { Core, Reply } from "@/sandbox/core/types";
import { moneyAt, toMoney, toUnits, type WireMoney } from "../amounts";
import { takeCode } from "../declines";
import { openDisputeOf } from "../disputes/records";
import { publish } from "../events";
import { type JsonObject, objectAt, optionalTextAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { notFound, refused } from "../http/problem";
import { optional } from "../http/request-id";
import type { Capture } from "../orders/records";
import { getCapture } from "../orders/settle-capture";
import { beginRefund, completeRefund, failRefund } from "./give-back";
import { presentRefund } from "./present";
import { getRefund, isRefundInvoiceTaken, type Refund } from "./records";

/** Payments remember a request id for 45 days. */
const PAYMENT_HOURS = 45 * 24;

/** The same issue has other words where an order is paid. */
const INVOICE_TAKEN = "Invoice ID was previously used to refund a capture.";

function amountToRefund(capture: Capture, body: JsonObject): WireMoney {
  const currency = capture.amount.currency_code;
  const left = toUnits(capture.amount) - capture.refunded_units;
  if (left === 0) throw refused("CAPTURE_FULLY_REFUNDED");
  if (body.amount === undefined) return toMoney(left, currency);
  const amount = moneyAt(body.amount, "/amount", "DECIMALS_NOT_SUPPORTED");
  if (amount.currency_code !== currency) throw refused("REFUND_CAPTURE_CURRENCY_MISMATCH");
  if (toUnits(amount) > left) throw refused("REFUND_AMOUNT_EXCEEDED", { field: "/amount/value" });
  return amount;
}

function requireRefundable(core: Core, call: ApiCall): Capture {
  const capture = getCapture(core, call.account, call.params.id ?? "");
  if (!capture) throw notFound();
  if (capture.status === "PENDING") throw refused("PENDING_CAPTURE");
  if (capture.status === "REFUNDED") throw refused("CAPTURE_FULLY_REFUNDED");
  if (capture.status === "DECLINED") throw refused("REFUND_NOT_ALLOWED");
  return capture;
}

function invoiceAt(core: Core, call: ApiCall, body: JsonObject): string | undefined {
  const field = "/invoice_id";
  const invoice = optionalTextAt(body.invoice_id, field, 127);
  if (invoice && isRefundInvoiceTaken(core, call.account, invoice))
    throw refused("DUPLICATE_INVOICE_ID", { field, description: INVOICE_TAKEN });
  return invoice;
}

/** As asked for beforehand: waiting, failing after a while, or at once. */
function carryOut(core: Core, account: string, refund: Refund, code: string | undefined): Refund {
  if (code === undefined) return completeRefund(core, account, refund);
  publish(core, account, {
    type: "PAYMENT.REFUND.PENDING",
    summary: `A ${refund.amount.value} ${refund.amount.currency_code} refund is pending`,
    resource: presentRefund(core, account, refund),
  });
  return code === "REFUND_FAILED" ? failRefund(core, account, refund, "FAILED") : refund;
}

function refundCapture(core: Core, call: ApiCall): Reply {
  const { account } = call;
  const capture = requireRefundable(core, call);
  const body = objectAt(call.body, "/");
  const amount = amountToRefund(capture, body);
  const whole = toUnits(amount) === toUnits(capture.amount);
  if (!whole && openDisputeOf(core, account, capture.id)) throw refused("TRANSACTION_DISPUTED");
  const given = {
    amount,
    invoice_id: invoiceAt(core, call, body) ?? capture.invoice_id,
    custom_id: optionalTextAt(body.custom_id, "/custom_id", 127) ?? capture.custom_id,
    note_to_payer: optionalTextAt(body.note_to_payer, "/note_to_payer", 255),
  };
  const code = takeCode(core, account, "refund");
  if (code && code !== "REFUND_PENDING" && code !== "REFUND_FAILED") throw refused(code);
  const refund = carryOut(core, account, beginRefund(core, account, capture, given), code);
  const shown = presentRefund(core, account, refund);
  const asked = /return=representation/.test(String(call.headers.prefer ?? ""));
  return { status: 201, body: asked ? shown : { id: shown.id, status: shown.status, links: shown.links } };
}

/** Refunds under `/v2/payments`: what goes back. */
export function refundOperations(core: Core): Operation[] {
  return [
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
        return { status: 200, body: presentRefund(core, call.account, refund) };
      },
    },
  ];
}
