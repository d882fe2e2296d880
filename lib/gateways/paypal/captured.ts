import type { GatewayAccount } from "../types";
import { type CaptureAnswer, capture, type RefundAnswer } from "./answers";
import type { PaypalClient } from "./client";
import { findOrder } from "./find-charge";
import { orderOf } from "./mapper";
import { isMissing } from "./refusal";

/** A capture and what its order says went back of it; `refunds` null when PayPal no longer shows the order. */
export type Captured = { capture: CaptureAnswer; refunds: RefundAnswer[] | null };

/** PayPal lists refunds with the order alone. Null when it does not know the capture. */
export async function readCaptured(
  client: PaypalClient,
  account: GatewayAccount,
  ref: string,
): Promise<Captured | null> {
  let found: CaptureAnswer;
  try {
    found = await client.call(account, {
      operation: "reading a capture",
      method: "GET",
      path: `/v2/payments/captures/${encodeURIComponent(ref)}`,
      answer: capture,
    });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const orderRef = orderOf(found);
  const order = orderRef ? await findOrder(client, account, orderRef) : null;
  const payments = order?.purchase_units.flatMap((unit) => unit.payments ?? []);
  const held = payments?.find(({ captures }) => captures.some(({ id }) => id === ref));
  return { capture: found, refunds: held?.refunds ?? null };
}
