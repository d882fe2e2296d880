import type { ChargeState, GatewayAccount } from "../types";
import { capture, type OrderAnswer, order } from "./answers";
import type { PaypalClient } from "./client";
import { toCaptureState } from "./mapper";
import { isMissing } from "./refusal";

/** What an id of PayPal's turned out to be: an order, or a capture and what it says. */
export type FoundCharge = { order: OrderAnswer } | { state: ChargeState };

const GET = { operation: "reading a charge", method: "GET" } as const;

/** Captures and orders have ids of one shape: the one is asked for, then the other. Null when it is neither. */
export async function findCharge(
  client: PaypalClient,
  account: GatewayAccount,
  ref: string,
): Promise<FoundCharge | null> {
  const path = `/v2/payments/captures/${encodeURIComponent(ref)}`;
  try {
    return { state: toCaptureState(await client.call(account, { ...GET, path, answer: capture })) };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const found = await findOrder(client, account, ref);
  return found && { order: found };
}

/** Null when PayPal does not know the order, or no longer. */
export async function findOrder(
  client: PaypalClient,
  account: GatewayAccount,
  id: string,
): Promise<OrderAnswer | null> {
  const path = `/v2/checkout/orders/${encodeURIComponent(id)}`;
  try {
    return await client.call(account, { ...GET, path, answer: order });
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}
