import { checkGrain, toMinor } from "../api/amounts";
import { all, type Context, getOrThrow, keep, requireParam, seconds } from "../api/context";
import { takeCode } from "../api/declines";
import { emit } from "../api/events";
import type { Charge, Metadata, Refund, RefundStatus } from "../api/objects";
import { mergeMetadata } from "../api/params";
import { invalid } from "../api/stripe-error";
import { newTransaction } from "./transactions";

export type RefundInput = { amount?: number; reason?: string; metadata?: Metadata | null };

/** The charge that a refund names, itself or by its intent. */
export function chargeToRefund(ctx: Context, params: { charge?: string; payment_intent?: string }): Charge {
  if (params.charge) return requireParam(ctx, "charge", params.charge, "charge");
  if (!params.payment_intent)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing",
    );
  const intent = requireParam(ctx, "payment_intent", params.payment_intent, "payment_intent");
  const charge = intent.latest_charge && requireParam(ctx, "charge", intent.latest_charge, "payment_intent");
  if (charge && charge.status === "succeeded" && charge.captured) return charge;
  throw invalid(
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    "charge_not_refundable",
    "payment_intent",
  );
}

function amountToRefund(ctx: Context, charge: Charge, wanted: number | undefined): number {
  if (!charge.captured)
    throw invalid(`Charge ${charge.id} has not been captured.`, "charge_not_refundable", "charge");
  const disputed = all(ctx, "dispute").some((row) => row.charge === charge.id && !row.is_charge_refundable);
  if (disputed)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, "charge_disputed");
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
  const amount = wanted ?? left;
  if (amount < 1) throw invalid("Invalid positive integer", "parameter_invalid_integer", "amount");
  checkGrain(amount, charge.currency);
  if (amount <= left) return amount;
  throw invalid(
    `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    undefined,
    "amount",
  );
}

/**
 * Gives a charge's money back: at once, or, when `refund_pending` or `refund_failed` was asked for, with that status.
 *
 * @throws StripeError 400 for more than is left, for what is refunded already, not captured or disputed.
 */
export function refundCharge(ctx: Context, charge: Charge, input: RefundInput): Refund {
  const amount = amountToRefund(ctx, charge, input.amount);
  const { currency } = charge;
  const code = takeCode(ctx, "refund");
  const transaction = newTransaction(ctx, {
    type: "refund",
    source: charge.id,
    amount: -amount,
    fee: 0,
    currency,
  });
  const made = keep(ctx, "refund", {
    id: ctx.core.newId("re_"),
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(ctx),
    currency,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: mergeMetadata({}, input.metadata),
    payment_intent: charge.payment_intent,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: code === undefined ? "succeeded" : "pending",
    transfer_reversal: null,
    ...(code === undefined ? {} : { pending_reason: "processing" }),
  });
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  const after = keep(ctx, "charge", withRefunded(charge, amount));
  if (made.status === "succeeded") record(ctx, made, made.amount);
  emit(ctx, "refund.created", made);
  emit(ctx, "charge.refunded", after, before);
  return code === "refund_failed" ? settleRefund(ctx, made, "failed") : made;
}

function withRefunded(charge: Charge, more: number): Charge {
  const amount_refunded = charge.amount_refunded + more;
  return { ...charge, amount_refunded, refunded: amount_refunded === charge.amount };
}

/**
 * Ends a refund that is pending; one that succeeded may still fail, as Stripe's do when the bank sends it back. What
 * failed can be refunded again.
 */
export function settleRefund(
  ctx: Context,
  refund: Refund,
  status: Exclude<RefundStatus, "pending">,
  failure_reason = "expired_or_canceled_card",
): Refund {
  const movable = refund.status === "pending" || (refund.status === "succeeded" && status === "failed");
  if (!movable) throw invalid(`This refund is ${refund.status}.`, undefined, "refund");
  const { pending_reason: _, ...rest } = refund;
  const settled: Refund = { ...rest, status };
  const previous = { status: refund.status };
  if (status === "succeeded") record(ctx, settled, settled.amount);
  else {
    const charge = getOrThrow(ctx, "charge", refund.charge);
    const { amount, currency } = refund;
    const back = newTransaction(ctx, { type: "refund_failure", source: charge.id, amount, fee: 0, currency });
    settled.failure_balance_transaction = back.id;
    if (status === "failed") settled.failure_reason = failure_reason;
    keep(ctx, "charge", withRefunded(charge, -amount));
    if (refund.status === "succeeded") record(ctx, refund, -amount);
  }
  keep(ctx, "refund", settled);
  emit(ctx, "refund.updated", settled, previous);
  emit(ctx, "charge.refund.updated", settled, previous);
  if (status === "failed") emit(ctx, "refund.failed", settled, previous);
  return settled;
}

/** The ledger's entry; negative for money that came back from a refund after all. */
function record(ctx: Context, refund: Refund, amount: number): void {
  const intent = getOrThrow(ctx, "payment_intent", refund.payment_intent);
  ctx.core.ledger({
    provider: "stripe",
    account: ctx.account,
    kind: "refund",
    ref: refund.id,
    amount_minor: toMinor(amount, refund.currency),
    currency: refund.currency.toUpperCase(),
    metadata: { ...intent.metadata, ...refund.metadata, payment_intent: intent.id },
  });
}
