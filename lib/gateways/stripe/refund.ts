import Stripe from "stripe";
import type { GatewayAccount, RefundRequest, RefundState } from "../types";
import { toStripeAmount } from "./amount";
import type { StripeClients } from "./client";
import { asking, isKeptFailure, isMissing } from "./errors";
import { requireObject } from "./intent";

const OPERATION = "refunding a card";
/** As long as a metadata value can be. */
const REASON_LIMIT = 500;

/**
 * Gives money back under the idempotency key `refund:attempt`. Stripe keeps keys for at least 24 h only, so the intent's
 * refunds are looked through first: ours is known by its metadata for ever.
 * https://docs.stripe.com/api/refunds/create
 */
export async function refundStripe(
  clients: StripeClients,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundState> {
  const stripe = clients(account);
  const key = `${request.refundId}:${request.attempt}`;
  const { amount } = toStripeAmount(request.amount);
  return asking(OPERATION, async () => {
    const known = await findRefund(stripe, request);
    if (known) return known;
    try {
      return await createRefund(stripe, request, amount, key);
    } catch (error) {
      if (!isKeptFailure(error)) throw error;
    }
    // The first call has ended and can only be answered by its failure: whatever it made is in the list by now.
    return (
      (await findRefund(stripe, request)) ?? (await createRefund(stripe, request, amount, `${key}:renewed`))
    );
  });
}

async function createRefund(
  stripe: Stripe,
  request: RefundRequest,
  amount: number,
  idempotencyKey: string,
): Promise<RefundState> {
  const { refundId, attempt, chargeId, captureRef, reason, metadata } = request;
  try {
    const refund = await stripe.refunds.create(
      {
        payment_intent: captureRef,
        amount,
        metadata: {
          refund_id: refundId,
          attempt: String(attempt),
          charge_id: chargeId,
          org_id: metadata.orgId,
          ...(reason ? { reason: reason.slice(0, REASON_LIMIT) } : {}),
        },
      },
      { idempotencyKey },
    );
    return toRefundState(requireObject(refund, "refund"));
  } catch (error) {
    return toRefusedRefund(error);
  }
}

/** What Stripe refused because of this money (given back before, disputed, unknown); a rethrow for everything else. */
function toRefusedRefund(error: unknown): RefundState {
  const definite =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError;
  if (!definite) throw error;
  return { state: "failed", providerCode: error.code ?? error.rawType ?? "invalid_request" };
}

/** Where a refund stands, by its id or by ours; null when the provider holds none such. */
export async function readStripeRefund(
  clients: StripeClients,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundState | null> {
  return asking("reading a refund", () => findRefund(clients(account), request));
}

async function findRefund(stripe: Stripe, request: RefundRequest): Promise<RefundState | null> {
  const { ref, refundId, attempt, captureRef } = request;
  try {
    if (ref) return toRefundState(requireObject(await stripe.refunds.retrieve(ref), "refund"));
    for await (const refund of stripe.refunds.list({ payment_intent: captureRef, limit: 100 })) {
      const { refund_id, attempt: made } = refund.metadata ?? {};
      if (refund_id === refundId && made === String(attempt)) return toRefundState(refund);
    }
    return null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** https://docs.stripe.com/refunds#failed-refunds: a refund that is done can still come back from the bank. */
export function toRefundState({ id: ref, status, failure_reason }: Stripe.Refund): RefundState {
  switch (status) {
    case "succeeded":
      return { state: "succeeded", ref };
    case "failed":
    case "canceled":
      return { state: "failed", providerCode: failure_reason ?? status, ref };
    default:
      return { state: "processing", ref };
  }
}
