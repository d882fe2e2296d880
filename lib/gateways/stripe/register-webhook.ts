import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { GatewayUnknown } from "../errors";
import type { GatewayAccount, WebhookRegistration } from "../types";
import type { StripeClients } from "./client";
import { asking } from "./errors";

/** What our webhook is told of. */
export const STRIPE_EVENTS = [
  "setup_intent.succeeded",
  "setup_intent.setup_failed",
  "setup_intent.canceled",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.requires_action",
  "payment_intent.processing",
  "payment_intent.canceled",
  "payment_method.detached",
  "payment_method.automatically_updated",
  "charge.refunded",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  // An inquiry becomes a dispute under the same id.
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const satisfies Stripe.WebhookEndpointCreateParams.EnabledEvent[];

/**
 * Makes the account's endpoint. Stripe shows an endpoint's secret only when it is made, so one that exists already is
 * replaced: the new first, then the old away, so that no event falls between.
 * https://docs.stripe.com/api/webhook_endpoints/object#webhook_endpoint_object-secret
 */
export async function registerStripeWebhook(
  clients: StripeClients,
  account: GatewayAccount,
  url: string,
): Promise<WebhookRegistration> {
  const stripe = clients(account);
  return asking("registering the webhook", async () => {
    const old: string[] = [];
    for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 }))
      if (endpoint.url === url) old.push(endpoint.id);
    const made = await stripe.webhookEndpoints.create(
      { url, enabled_events: [...STRIPE_EVENTS], metadata: { gateway_account_id: account.id } },
      { idempotencyKey: keyOf(account.id, url, old) },
    );
    if (!made.secret) throw new GatewayUnknown("registering the webhook");
    for (const id of old) await stripe.webhookEndpoints.del(id);
    return { id: made.id, secret: made.secret };
  });
}

/** A lost answer leaves an endpoint behind, which changes this key: the repeat makes a new one and removes that. */
function keyOf(accountId: string, url: string, old: string[]): string {
  const digest = createHash("sha256")
    .update([url, ...STRIPE_EVENTS, ...old.toSorted()].join("\n"))
    .digest("base64url");
  return `${accountId}:webhook:${digest}`;
}
