import type { GatewayAccount, WebhookState } from "../types";
import type { PaypalClient } from "./client";
import { asking } from "./refusal";
import { findWebhook, PAYPAL_EVENTS } from "./register-webhook";

/** The webhook at this address. PayPal switches none off by itself. */
export async function readPaypalWebhook(
  client: PaypalClient,
  account: GatewayAccount,
  url: string,
): Promise<WebhookState | null> {
  const found = await asking("reading the webhook", () => findWebhook(client, account, url));
  if (!found) return null;
  const told = new Set(found.event_types.map(({ name }) => name));
  const missing = told.has("*") ? [] : PAYPAL_EVENTS.filter((name) => !told.has(name));
  return { id: found.id, enabled: true, missing };
}
