import type Stripe from "stripe";
import type { GatewayAccount, SavedMethod } from "../types";
import type { StripeClients } from "./client";
import { asking, isMissing } from "./errors";
import { requireObject } from "./intent";
import { idOf, toSavedMethod } from "./method";

/** A card as Stripe holds it now; see `Gateway.readMethod`. */
export async function readStripeMethod(
  clients: StripeClients,
  account: GatewayAccount,
  method: { ref: string; customerRef?: string },
): Promise<SavedMethod | null> {
  return asking("reading a saved card", () => findMethod(clients(account), method));
}

/**
 * Null when it is gone, detached, another customer's, or no card: a detached one can never be used again.
 * https://docs.stripe.com/api/payment_methods/detach
 */
export async function findMethod(
  stripe: Stripe,
  { ref, customerRef }: { ref: string; customerRef?: string },
): Promise<SavedMethod | null> {
  if (!ref) return null;
  let found: Stripe.PaymentMethod;
  try {
    found = requireObject(await stripe.paymentMethods.retrieve(ref), "payment_method");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const holder = idOf(found.customer);
  if (!holder || !found.card || (customerRef && holder !== customerRef)) return null;
  return toSavedMethod(found, holder);
}
