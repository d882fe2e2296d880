import { type Context, getOrThrow, keep, seconds } from "../api/context";
import { emit } from "../api/events";
import type { BalanceTransaction, Charge, Dispute } from "../api/objects";
import { invalid } from "../api/stripe-error";
import { newTransaction } from "./transactions";

/** What Stripe takes for a dispute, in the smallest unit. */
const FEE = 1500;
const ANSWER_SECONDS = 7 * 86_400;

/** Money that a dispute takes from the balance, or brings back. */
function move(ctx: Context, charge: Charge, amount: number): BalanceTransaction {
  const back = amount > 0;
  return newTransaction(ctx, {
    type: "adjustment",
    category: back ? "dispute_reversal" : "dispute",
    source: charge.id,
    amount,
    fee: back ? -FEE : FEE,
    currency: charge.currency,
    description: back ? `Chargeback reversal for ${charge.id}` : `Chargeback withdrawal for ${charge.id}`,
  });
}

/**
 * The card's owner disputes a charge: what was not refunded is withdrawn at once. An inquiry only asks, and moves nothing.
 */
export function openDispute(
  ctx: Context,
  charge: Charge,
  { reason = "fraudulent", inquiry = false }: { reason?: string; inquiry?: boolean } = {},
): Dispute {
  if (!charge.captured || charge.disputed)
    throw invalid(`Charge ${charge.id} cannot be disputed.`, undefined, "charge");
  const disputed = keep(ctx, "charge", { ...charge, disputed: true });
  const amount = charge.amount - charge.amount_refunded;
  const opened = keep(ctx, "dispute", {
    id: ctx.core.newId("du_"),
    object: "dispute",
    amount,
    balance_transactions: inquiry ? [] : [move(ctx, charge, -amount)],
    charge: disputed.id,
    created: seconds(ctx),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: seconds(ctx) + ANSWER_SECONDS,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  });
  emit(ctx, "charge.dispute.created", opened);
  if (!inquiry) emit(ctx, "charge.dispute.funds_withdrawn", opened);
  return opened;
}

/** The bank decides; what was won comes back to the balance. An inquiry closes without a winner. */
export function closeDispute(ctx: Context, dispute: Dispute, as: "won" | "lost"): Dispute {
  if (!dispute.status.endsWith("needs_response"))
    throw invalid(`This dispute is already ${dispute.status}.`, undefined, "dispute");
  const status = dispute.status === "warning_needs_response" ? "warning_closed" : as;
  const charge = getOrThrow(ctx, "charge", dispute.charge);
  const back = status === "won" ? [move(ctx, charge, dispute.amount)] : [];
  const closed = keep(ctx, "dispute", {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...back],
    is_charge_refundable: status !== "lost",
    status,
  });
  if (status === "won") emit(ctx, "charge.dispute.funds_reinstated", closed);
  emit(ctx, "charge.dispute.closed", closed, { status: dispute.status });
  return closed;
}
