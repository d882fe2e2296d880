import type { z } from "zod";
import type { Context } from "@/lib/context";
import { type ConnectedAccount, connectCheckedAccount } from "./connect-checked-account";
import type { connectPaypalInput, connectStripeInput } from "./schema";

/** `connectCheckedAccount` with what staff typed of a Stripe account. */
export function connectStripe(
  ctx: Context,
  { name, mode, ...credentials }: z.output<typeof connectStripeInput>,
): Promise<ConnectedAccount> {
  return connectCheckedAccount(ctx, { gateway: "stripe", name, mode, credentials });
}

/** `connectCheckedAccount` with what staff typed of a PayPal app. */
export function connectPaypal(
  ctx: Context,
  { name, mode, ...credentials }: z.output<typeof connectPaypalInput>,
): Promise<ConnectedAccount> {
  return connectCheckedAccount(ctx, { gateway: "paypal", name, mode, credentials });
}
