import { waitForTurn } from "@/lib/gateway-accounts/pace";
import { gatewayFor } from "@/lib/gateways";
import { GatewayUnknown, isGatewayRejected, isGatewayUnsendable } from "@/lib/gateways/errors";
import type { ChargeRequest, ChargeState, GatewayAccount, GatewayName } from "@/lib/gateways/types";
import { money } from "@/lib/money";
import { permitFor } from "./permit";

/** What is asked of a gateway about a charge: its row, and the method to charge. */
export type AskedCharge = {
  orgId: string;
  id: string;
  customerId: string;
  gateway: GatewayName;
  attempt: number;
  amount: number;
  currency: string;
  description: string;
  gatewayRef: string | null;
  orderRef: string | null;
  createdAt?: Date;
};

type Method = { ref: string; customerRef?: string | null };

/** `claimedAt`: when the caller wrote the row that it asks for the first time. */
type Asking = { asked: true } | { asked: false; claimedAt: number };

/** The very same request each time: the provider's idempotency key holds only for that. */
export function toChargeRequest(charge: AskedCharge, method: Method): ChargeRequest {
  const ref = charge.orderRef ?? charge.gatewayRef;
  return {
    chargeId: charge.id,
    attempt: charge.attempt,
    amount: money(charge.amount, charge.currency),
    method: { ref: method.ref, ...(method.customerRef ? { customerRef: method.customerRef } : {}) },
    ...(ref ? { ref } : {}),
    description: charge.description,
    metadata: { orgId: charge.orgId, billingCustomerId: charge.customerId },
    ...(charge.createdAt ? { createdAt: charge.createdAt } : {}),
  };
}

/**
 * Takes the money, the one way in which it is asked for: not while staff end the charge, nor once it is settled.
 * @throws GatewayUnknown, GatewayRejected
 */
export function takeMoney(
  account: GatewayAccount,
  charge: AskedCharge,
  request: ChargeRequest,
  claimedAt?: number,
): Promise<ChargeState> {
  return gatewayFor(charge.gateway).charge(account, { ...request, permit: permitFor(charge, claimedAt) });
}

/**
 * Charges a saved method for a row that stands. `asked`: an earlier run may have asked already, and its answer was lost or
 * undecided: then the gateway is read first, and asked again only under the same key.
 * A gateway that rejects us (a revoked key, an amount that it does not take) settles what it surely has nothing of, as
 * `rejected`; of anything else that was asked before it says nothing, and is thrown.
 * @throws GatewayUnknown when the outcome cannot be known; GatewayRejected as said
 */
export async function askGateway(
  account: GatewayAccount,
  charge: AskedCharge,
  method: Method,
  asking: Asking,
): Promise<ChargeState & { rejected?: boolean }> {
  const gateway = gatewayFor(charge.gateway);
  const request = toChargeRequest(charge, method);
  // Not asked at all is in doubt too, for whoever comes next cannot tell.
  if (!(await waitForTurn(account, charge.gateway)))
    throw new GatewayUnknown("waiting for a turn at the gateway");
  /** Without an object known to us, and with none at the gateway, an earlier call has come to nothing either. */
  const cameToNothing = async (error: unknown) =>
    !request.ref && (isGatewayUnsendable(error) || (await gateway.readCharge(account, request)) === null);
  try {
    if (!asking.asked) return await takeMoney(account, charge, request, asking.claimedAt);
    const state = await gateway.readCharge(account, request);
    if (state && state.state !== "processing") return state;
    return await takeMoney(account, charge, { ...request, ...(state?.ref ? { ref: state.ref } : {}) });
  } catch (error) {
    if (!isGatewayRejected(error)) throw error;
    if (asking.asked && !(await cameToNothing(error))) throw error;
    const failure = { code: "processing_error", declineCode: error.providerCode } as const;
    return { state: "failed", failure, rejected: true };
  }
}
