import type Stripe from "stripe";
import type { GatewayAccount, MoneyState } from "../types";
import { fromStripeAmount } from "./amount";
import type { StripeClients } from "./client";
import { asking, isMissing } from "./errors";
import { type PaymentParts, retrievePayment } from "./intent";
import { toCapture } from "./mapper";
import { toRefundState } from "./refund";

/** What became of an intent's money: its fee, what went back, what is disputed. Null when it holds none. */
export async function readStripeMoney(
  clients: StripeClients,
  account: GatewayAccount,
  { ref, chargeId }: { ref: string; chargeId: string },
): Promise<MoneyState | null> {
  const stripe = clients(account);
  return asking("reading what became of a capture", async () => {
    const parts = await findPayment(stripe, ref);
    if (parts?.intent.status !== "succeeded") return null;
    const [refunds, disputes] = await Promise.all([
      all(stripe.refunds.list({ payment_intent: ref, limit: 100 })),
      all(stripe.disputes.list({ payment_intent: ref, limit: 100 })),
    ]);
    const { amount, feeMinor } = toCapture(parts);
    return {
      amount,
      refunds: refunds.flatMap((refund) => toRefund(refund, chargeId)),
      disputes: toDisputes(disputes),
      ...(feeMinor === undefined ? {} : { feeMinor }),
    };
  });
}

async function findPayment(stripe: Stripe, ref: string): Promise<PaymentParts | null> {
  try {
    return await retrievePayment(stripe, ref);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** Nothing for one that failed. Ours is the one that carries our ids. */
function toRefund(refund: Stripe.Refund, chargeId: string): MoneyState["refunds"] {
  const { state } = toRefundState(refund);
  if (state === "failed") return [];
  const { refund_id, charge_id } = refund.metadata ?? {};
  return [
    {
      ref: refund.id,
      ...(refund_id && charge_id === chargeId ? { refundId: refund_id } : {}),
      minor: fromStripeAmount(refund.amount, refund.currency).minor,
      state,
      at: new Date(refund.created * 1000),
    },
  ];
}

/** Those that took money, the oldest first. */
export function toDisputes(disputes: Stripe.Dispute[]): MoneyState["disputes"] {
  return disputes
    .toSorted((one, other) => one.created - other.created)
    .flatMap((dispute) => toDispute(dispute) ?? []);
}

/**
 * An inquiry (`warning_…`) takes no money; it may become a dispute, under the same id.
 * https://docs.stripe.com/disputes/how-disputes-work#inquiries
 */
export function toDispute({ id: ref, status }: Stripe.Dispute): MoneyState["disputes"][number] | null {
  if (status.startsWith("warning_")) return null;
  switch (status) {
    case "won":
      return { ref, state: "won" };
    case "lost":
    // Given back by agreement before it came to a dispute.
    case "prevented":
      return { ref, state: "lost" };
    default:
      return { ref, state: "open" };
  }
}
