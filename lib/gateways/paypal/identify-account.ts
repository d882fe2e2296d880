import type { GatewayAccount } from "../types";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";
import { readPaypalAccount } from "./read-account";

/** PayPal signs nobody in but with the secret of this very client id; its answers name no merchant. */
export async function identifyPaypalAccount(client: PaypalClient, account: GatewayAccount): Promise<string> {
  await readPaypalAccount(client, account);
  return paypalCredentials(account).clientId;
}
