import type { AccountState, GatewayAccount, GatewayMode } from "../types";
import type { StripeClients } from "./client";
import { stripeCredentials } from "./credentials";
import { asking } from "./errors";

/** Reads the balance, which every secret key may: it says whether the key is live. https://docs.stripe.com/api/balance */
export async function readStripeAccount(
  clients: StripeClients,
  account: GatewayAccount,
): Promise<AccountState> {
  const { publishableKey } = stripeCredentials(account);
  const { livemode, lastResponse } = await asking("reading the account", () =>
    clients(account).balance.retrieve(),
  );
  const date = Date.parse(String(lastResponse.headers.date ?? ""));
  return {
    mode: livemode ? "live" : "test",
    browserMode: modeOf(publishableKey),
    clockAheadMs: Number.isNaN(date) ? null : date - Date.now(),
  };
}

function modeOf(key: string): GatewayMode | null {
  if (key.startsWith("pk_live_")) return "live";
  return key.startsWith("pk_test_") ? "test" : null;
}
