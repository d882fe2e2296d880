import { z } from "zod";
import { GatewayRejected } from "../errors";
import type { GatewayAccount, StripeCredentials } from "../types";

const schema = z.object({
  secretKey: z.string().min(1),
  publishableKey: z.string().min(1),
  webhookSecret: z.string().min(1).optional(),
});

/** An account's decrypted credentials, checked; throws `GatewayRejected` when they are not a Stripe account's. */
export function stripeCredentials(account: GatewayAccount): StripeCredentials {
  const parsed = schema.safeParse(account.credentials);
  if (!parsed.success)
    throw new GatewayRejected("reading the account's credentials", "malformed_credentials");
  return parsed.data;
}
