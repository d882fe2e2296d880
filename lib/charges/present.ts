import { EdgeError, type ErrorCode } from "@/lib/errors";
import { invoiceUrl } from "@/lib/invoices/pay-path";
import { money, toDecimalNumber } from "@/lib/money";
import { ENDED_BY_STAFF, STOPPED } from "./call-off";
import type { FiredCharge, FireResult } from "./fire-trigger";
import type { Precondition } from "./trigger-rules";

/** The answer's `data` of a fire that is no refusal. @throws EdgeError for a charge that was refused, now or the first time */
export function presentFire(result: FireResult): Record<string, unknown> {
  switch (result.kind) {
    case "charge":
      return { data: presentCharge(result.charge) };
    case "not_met":
      return {
        data: {
          success: false,
          status: "not_met",
          amount: toDecimalNumber(result.amount),
          currency: result.amount.currency,
          metric_value: result.metric,
          trigger_condition: result.item.trigger_condition,
          trigger_threshold: result.item.trigger_threshold,
          trigger_floor: result.item.trigger_floor,
        },
      };
    case "dry_run":
      return { data: presentDryRun(result) };
  }
}

/** The same for staff, to whom a charge that waits for its customer is no refusal, whoever wants them to confirm it. */
export function presentFireToStaff(result: FireResult): Record<string, unknown> {
  const waits = result.kind === "charge" && result.charge.status === "pending_client_action";
  return waits ? { data: toData(result.charge) } : presentFire(result);
}

/** 202 while nobody knows yet. */
export function statusOfFire(result: FireResult): 200 | 202 {
  return result.kind === "charge" && result.charge.status === "processing" ? 202 : 200;
}

function presentCharge(charge: FiredCharge) {
  const data = toData(charge);
  if (charge.status === "failed") throw toRefusal(charge, data);
  // Nobody was to be asked; the bank, or PayPal, wants it.
  if (charge.status === "pending_client_action" && charge.captureMode === "off_session")
    throw new EdgeError(
      "authentication_required",
      "The customer has to confirm this charge: send them to invoice_url. It stays the same charge.",
      { declineCode: charge.declineCode ?? charge.failureCode ?? undefined, data },
    );
  return data;
}

/** Refunded and disputed were captured: what came later is not what the trigger did. */
function toData(charge: FiredCharge) {
  const status = charge.capturedAt ? "captured" : charge.status;
  const billed = status === "pending_client_action" && charge.captureMode === "client_confirm";
  return {
    success: status === "captured" || billed,
    status,
    amount: toDecimalNumber(money(charge.amount, charge.currency)),
    currency: charge.currency,
    gateway: charge.gateway,
    gateway_ref: charge.gatewayRef,
    charge_id: charge.id,
    invoice_id: charge.invoice?.id ?? null,
    captured_at: charge.capturedAt?.toISOString() ?? null,
    ...(charge.invoice?.waits
      ? { invoice_url: invoiceUrl(charge.invoice.id), pay_now_sent_to: charge.invoice.sentTo }
      : {}),
  };
}

type Refusal = { code: ErrorCode; sentence: string };

const REFUSALS: Record<string, Refusal> = {
  gateway_rejected: {
    code: "gateway_not_configured",
    sentence:
      "The gateway refused this organization's account; nothing was charged. Mend the account, then fire again under a new trigger_id.",
  },
  method_unusable: {
    code: "payment_method_required",
    sentence: "The saved payment method cannot be charged any more: the customer has to save another one.",
  },
  payer_action_required: {
    code: "payment_method_required",
    sentence: "PayPal wants the customer to choose another way to pay: they have to save a method again.",
  },
};

const NO_CURRENCY: Refusal = {
  code: "amount_rejected",
  sentence: "The gateway does not take this currency from this organization; nothing was charged.",
};

/** What a gateway rejected that is no fault of the account, by its own word, or by ours where we never asked it. */
const REJECTED_AMOUNTS: Record<string, Refusal> = {
  amount_too_small: {
    code: "amount_rejected",
    sentence:
      "The amount is below the gateway's minimum; nothing was charged. Fire a larger amount under a new trigger_id.",
  },
  amount_too_large: {
    code: "amount_rejected",
    sentence:
      "The amount is above what the gateway takes at once; nothing was charged. Fire a smaller amount under a new trigger_id.",
  },
  amount_too_precise: {
    code: "amount_rejected",
    sentence:
      "The gateway takes fewer decimals in this currency; nothing was charged. Fire a rounder amount under a new trigger_id.",
  },
  currency_not_supported: NO_CURRENCY,
  CURRENCY_NOT_SUPPORTED: NO_CURRENCY,
  INVALID_CURRENCY_CODE: NO_CURRENCY,
};

const ENDED: Refusal = {
  code: "charge_ended",
  sentence:
    "Staff ended this charge, which the gateway had not settled; nothing of it is kept. To charge after all, fire under a new trigger_id.",
};

const ENDED_BY_STOP: Refusal = {
  code: "charge_ended",
  sentence:
    "The gateway had not settled this charge when its customer, enrollment or item was stopped, and it was ended; nothing of it is kept. To charge after all, fire under a new trigger_id.",
};

const DECLINED: Refusal = { code: "card_declined", sentence: "The charge was declined; nothing was taken." };

function refusalOf(failureCode: string, declineCode: string): Refusal {
  if (declineCode === ENDED_BY_STAFF.declineCode) return ENDED;
  if (declineCode === STOPPED.declineCode) return ENDED_BY_STOP;
  const amount = failureCode === "gateway_rejected" ? REJECTED_AMOUNTS[declineCode] : undefined;
  return amount ?? REFUSALS[failureCode] ?? DECLINED;
}

function toRefusal({ failureCode, declineCode }: FiredCharge, data: Record<string, unknown>): EdgeError {
  const { code, sentence } = refusalOf(failureCode ?? "", declineCode ?? "");
  return new EdgeError(code, sentence, { declineCode: declineCode ?? failureCode ?? undefined, data });
}

function presentDryRun({ judgement, facts }: Extract<FireResult, { kind: "dry_run" }>) {
  const { preconditions, amount, conditionMet } = judgement;
  const standing = facts.claimed ?? facts.recent;
  const { item } = facts;
  return {
    success: preconditions.every(({ ok }) => ok) && conditionMet !== false && !standing,
    status: "dry_run",
    amount: amount && toDecimalNumber(amount),
    currency: item.currency,
    gateway: facts.method?.gateway ?? facts.customer.gateway,
    capture_mode: item.capture_mode,
    condition_met: conditionMet,
    /** The charge that a fire would answer with instead of making one. */
    existing_charge_id: standing?.id ?? null,
    preconditions: preconditions.map(presentPrecondition),
  };
}

function presentPrecondition({ name, ok, fault }: Precondition) {
  return { name, ok, code: fault?.code ?? null, message: fault?.sentence ?? null };
}
