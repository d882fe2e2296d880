import { z } from "zod";
import { GatewayRejected } from "../errors";
import type { GatewayAccount, PaypalCredentials } from "../types";

const schema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  webhookId: z.string().min(1).optional(),
});

/** An account's decrypted credentials, checked; throws `GatewayRejected` when they are not a PayPal account's. */
export function paypalCredentials(account: GatewayAccount): PaypalCredentials {
  const parsed = schema.safeParse(account.credentials);
  if (!parsed.success)
    throw new GatewayRejected("reading the account's credentials", "malformed_credentials");
  return parsed.data;
}
