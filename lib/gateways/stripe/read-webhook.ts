import type { GatewayAccount, WebhookState } from "../types";
import type { StripeClients } from "./client";
import { asking } from "./errors";
import { STRIPE_EVENTS } from "./register-webhook";

/** The endpoint at this address, a working one before one that is switched off. */
export async function readStripeWebhook(
  clients: StripeClients,
  account: GatewayAccount,
  url: string,
): Promise<WebhookState | null> {
  const stripe = clients(account);
  return asking("reading the webhook", async () => {
    let found: WebhookState | null = null;
    for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
      if (endpoint.url !== url || found?.enabled) continue;
      const told = new Set(endpoint.enabled_events);
      found = {
        id: endpoint.id,
        enabled: endpoint.status === "enabled",
        missing: told.has("*") ? [] : STRIPE_EVENTS.filter((type) => !told.has(type)),
      };
    }
    return found;
  });
}
