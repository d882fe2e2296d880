import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown, isGatewayUnsendable } from "@/lib/gateways/errors";
import type { GatewayAccount, RefundRequest, RefundState } from "@/lib/gateways/types";
import type { Charge, Refund } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { money } from "@/lib/money";

/** `asked`: an earlier run may have asked the gateway for it already. */
type Asking = { asked: boolean };

/**
 * Asks the gateway for a refund, or what became of it. What cannot be known is `processing`; a refusal that is not about
 * the money settles only what had never been asked for, since by now it may be the key that is wrong; and what we never send
 * has not been asked for, whoever tried.
 */
export async function askForRefund(
  account: GatewayAccount,
  charge: Charge,
  refund: Refund,
  { asked }: Asking,
): Promise<RefundState> {
  const gateway = gatewayFor(charge.gateway);
  const request = toRequest(charge, refund);
  try {
    if (!asked) return await gateway.refund(account, request);
    const state = await gateway.readRefund(account, request);
    // One that the provider has named is never asked for again: it may be one that we never asked for.
    if (refund.gatewayRef || (state && state.state !== "processing")) return state ?? inDoubt(refund);
    return await gateway.refund(account, { ...request, ...(state?.ref ? { ref: state.ref } : {}) });
  } catch (error) {
    if (isGatewayRejected(error) && (!asked || isGatewayUnsendable(error)))
      return { state: "failed", providerCode: error.providerCode };
    if (!isGatewayRejected(error) && !isGatewayUnknown(error)) throw error;
    log().warn({ err: error, refundId: refund.id }, "A refund is in doubt");
    return inDoubt(refund);
  }
}

function inDoubt({ gatewayRef }: Refund): RefundState {
  return { state: "processing", ...(gatewayRef ? { ref: gatewayRef } : {}) };
}

function toRequest(charge: Charge, refund: Refund): RefundRequest {
  if (!charge.gatewayRef) throw new Error(`Charge ${charge.id} was captured under no name`);
  return {
    refundId: refund.id,
    attempt: refund.attempt,
    chargeId: charge.id,
    captureRef: charge.gatewayRef,
    amount: money(refund.amount, refund.currency),
    ...(refund.reason ? { reason: refund.reason } : {}),
    ...(refund.gatewayRef ? { ref: refund.gatewayRef } : {}),
    metadata: { orgId: charge.orgId },
  };
}
