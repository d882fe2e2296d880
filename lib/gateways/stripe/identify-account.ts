import type { GatewayAccount } from "../types";
import type { StripeClients } from "./client";
import { asking } from "./errors";

/** Asks whose the key is. https://docs.stripe.com/api/accounts/retrieve */
export async function identifyStripeAccount(
  clients: StripeClients,
  account: GatewayAccount,
): Promise<string> {
  const { id } = await asking("reading whose the key is", () => clients(account).accounts.retrieveCurrent());
  return id;
}
