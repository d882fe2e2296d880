import Stripe from "stripe";
import type { GatewayAccount, GatewayEvent } from "../types";
import { stripeCredentials } from "./credentials";
import { toStripeEvent } from "./event";

/** Seconds, to either side. Stripe's own libraries refuse only what is too old. https://docs.stripe.com/webhooks#replay-attacks */
const TOLERANCE_S = 300;

/** The event, when these very bytes carry the account's signature and a fresh timestamp; else null. */
export function verifyStripeWebhook(
  account: GatewayAccount,
  raw: Uint8Array,
  headers: Headers,
): GatewayEvent | null {
  const { webhookSecret } = stripeCredentials(account);
  const signature = headers.get("stripe-signature");
  if (!webhookSecret || !signature || isFromTheFuture(signature)) return null;
  try {
    return toStripeEvent(
      Stripe.webhooks.constructEvent(Buffer.from(raw), signature, webhookSecret, TOLERANCE_S),
    );
  } catch {
    // Not Stripe's signature, or not JSON: either way there is nothing to believe in it.
    return null;
  }
}

function isFromTheFuture(signature: string): boolean {
  const stamps = [...signature.matchAll(/(?:^|,)t=(\d+)/g)].map((match) => Number(match[1]));
  const latest = Date.now() / 1000 + TOLERANCE_S;
  return stamps.length === 0 || stamps.some((stamp) => stamp > latest);
}
