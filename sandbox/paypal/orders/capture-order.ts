import type { Core } from "@/sandbox/core/types";
import { takeCode } from "../declines";
import { publish } from "../events";
import { type Link, refused } from "../http/problem";
import { newObjectId } from "../ids";
import { getPaymentToken, type PaymentToken, putPaymentToken } from "../vault/records";
import { payerLink, presentCapture, presentOrder } from "./present";
import { type Capture, type Order, putCapture, putOrder, type Unit } from "./records";
import { PENDING_MS, recordMoney } from "./settle-capture";

/** Refusals that a payer can mend at PayPal; their answer carries the way there. */
const NEED_THE_PAYER = new Set(["PAYER_ACTION_REQUIRED", "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING"]);

/** What the payer chose for this charge when the method was saved; counts the charge. */
function plannedCode(core: Core, account: string, token: PaymentToken): string | undefined {
  putPaymentToken(core, account, { ...token, charges: token.charges + 1 });
  const first = token.charges === 0;
  switch (token.plan) {
    case "succeed":
      return undefined;
    case "decline_first":
      return first ? "INSTRUMENT_DECLINED" : undefined;
    case "decline_all":
      return "INSTRUMENT_DECLINED";
    case "pending_first":
      return first ? "PENDING" : undefined;
  }
}

function requireFreeInvoices(core: Core, account: string, units: Unit[]): void {
  for (const [index, { invoice_id }] of units.entries()) {
    if (invoice_id && core.store.get("paypal", account, "invoice", invoice_id)) {
      throw refused("DUPLICATE_INVOICE_ID", { field: `/purchase_units/${index}/invoice_id` });
    }
  }
}

function captureUnit(
  core: Core,
  account: string,
  order: Order,
  unit: Unit,
  code: string | undefined,
): Capture {
  const now = core.now();
  const pending: Partial<Capture> =
    code === undefined
      ? {}
      : {
          status: "PENDING",
          reason: "PENDING_REVIEW",
          ends: {
            as: code === "PENDING_DENIED" ? "DECLINED" : "COMPLETED",
            at: new Date(now.getTime() + PENDING_MS).toISOString(),
          },
        };
  const capture: Capture = {
    id: newObjectId(),
    order_id: order.id,
    status: "COMPLETED",
    amount: unit.amount,
    invoice_id: unit.invoice_id,
    custom_id: unit.custom_id,
    refunded_units: 0,
    create_time: now.toISOString(),
    update_time: now.toISOString(),
    ...pending,
  };
  putCapture(core, account, capture);
  if (capture.invoice_id)
    core.store.put("paypal", account, "invoice", capture.invoice_id, { id: capture.id });
  if (capture.status === "COMPLETED") recordMoney(core, account, capture);
  return capture;
}

function publishCapture(core: Core, account: string, capture: Capture): void {
  const say = (state: Capture, summary: string) =>
    publish(core, account, {
      type: `PAYMENT.CAPTURE.${state.status === "DECLINED" ? "DENIED" : state.status}`,
      summary,
      resource: presentCapture(state, core.origin),
    });
  const amount = `${capture.amount.value} ${capture.amount.currency_code}`;
  if (!capture.ends) {
    say(capture, `Payment completed for ${amount}`);
    return;
  }
  say(capture, `Payment pending for ${amount}`);
  const { ends, reason: _, ...rest } = capture;
  say({ ...rest, status: ends.as }, `Payment ${ends.as.toLowerCase()} for ${amount}`);
}

/** After a declined instrument the payer may choose another one for the order that they approved. */
function wayBack(core: Core, order: Order, code: string): Link[] {
  if (code !== "INSTRUMENT_DECLINED" || order.status !== "APPROVED") return [];
  return [{ ...payerLink(order, core.origin), rel: "redirect" }];
}

/**
 * Takes the money of an order, from a saved method or from a payer who approved it.
 *
 * @throws PaypalProblem 422 with the issue that a person, a test or the payer asked for, or `DUPLICATE_INVOICE_ID`;
 *   nothing moves then. Refusals that the payer can mend keep the order, waiting for them.
 */
export function captureOrder(core: Core, account: string, order: Order): Order {
  requireFreeInvoices(core, account, order.units);
  const token = order.vault && getPaymentToken(core, account, order.vault.id);
  const planned = token && order.status !== "APPROVED" ? plannedCode(core, account, token) : undefined;
  const code = takeCode(core, account, "charge") ?? planned;
  const pending = code === "PENDING" || code === "PENDING_DENIED";
  if (code && NEED_THE_PAYER.has(code)) {
    const waiting: Order = { ...order, status: "PAYER_ACTION_REQUIRED" };
    putOrder(core, account, waiting);
    throw refused(code, { links: [payerLink(waiting, core.origin)] });
  }
  if (code && !pending) throw refused(code, { links: wayBack(core, order, code) });

  const captures: Capture[] = [];
  const units = order.units.map((unit) => {
    const capture = captureUnit(core, account, order, unit, code);
    captures.push(capture);
    return { ...unit, capture_id: capture.id };
  });
  const completed: Order = { ...order, status: "COMPLETED", units, update_time: core.now().toISOString() };
  putOrder(core, account, completed);

  for (const capture of captures) publishCapture(core, account, capture);
  publish(core, account, {
    type: "CHECKOUT.ORDER.COMPLETED",
    summary: "Checkout Order Completed",
    resource: presentOrder(core, account, completed),
  });
  return completed;
}
