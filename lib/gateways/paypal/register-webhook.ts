import { createHash } from "node:crypto";
import type { z } from "zod";
import type { GatewayAccount, WebhookRegistration } from "../types";
import { webhook, webhooks } from "./answers";
import type { PaypalClient } from "./client";
import { asking, isRefusal } from "./refusal";

const OPERATION = "registering the webhook";
const PATH = "/v1/notifications/webhooks";

/** What our webhook is told of. https://developer.paypal.com/api/rest/webhooks/event-names/ */
export const PAYPAL_EVENTS = [
  "VAULT.PAYMENT-TOKEN.CREATED",
  "VAULT.PAYMENT-TOKEN.DELETED",
  "VAULT.PAYMENT-TOKEN.DELETION-INITIATED",
  "CHECKOUT.ORDER.APPROVED",
  "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
  "PAYMENT.CAPTURE.COMPLETED",
  "PAYMENT.CAPTURE.DENIED",
  "PAYMENT.CAPTURE.DECLINED",
  "PAYMENT.CAPTURE.PENDING",
  "PAYMENT.CAPTURE.REFUNDED",
  "PAYMENT.CAPTURE.REVERSED",
  "PAYMENT.REFUND.PENDING",
  "PAYMENT.REFUND.FAILED",
  "CUSTOMER.DISPUTE.CREATED",
  "CUSTOMER.DISPUTE.UPDATED",
  "CUSTOMER.DISPUTE.RESOLVED",
];

const eventTypes = PAYPAL_EVENTS.map((name) => ({ name }));

/** Makes the account's webhook, or finds it by its URL, which PayPal allows once, and sees to its events. */
export async function registerPaypalWebhook(
  client: PaypalClient,
  account: GatewayAccount,
  url: string,
): Promise<WebhookRegistration> {
  return asking(OPERATION, async () => {
    const known = await findWebhook(client, account, url);
    if (known) return subscribe(client, account, known);
    try {
      const digest = createHash("sha256")
        .update([url, ...PAYPAL_EVENTS].join("\n"))
        .digest("base64url");
      return await client.call(account, {
        operation: OPERATION,
        method: "POST",
        path: PATH,
        body: { url, event_types: eventTypes },
        requestId: `${account.id}:webhook:${digest}`,
        answer: webhook.transform(({ id }) => ({ id })),
      });
    } catch (error) {
      // Made by an earlier call whose answer was lost, or by another process just now.
      const made =
        isRefusal(error, "WEBHOOK_URL_ALREADY_EXISTS") && (await findWebhook(client, account, url));
      if (!made) throw error;
      return subscribe(client, account, made);
    }
  });
}

type Webhook = z.infer<typeof webhook>;

export async function findWebhook(client: PaypalClient, account: GatewayAccount, url: string) {
  const listed = await client.call(account, {
    operation: OPERATION,
    method: "GET",
    path: PATH,
    answer: webhooks,
  });
  return listed.webhooks.find((candidate) => candidate.url === url);
}

async function subscribe(
  client: PaypalClient,
  account: GatewayAccount,
  { id, event_types }: Webhook,
): Promise<WebhookRegistration> {
  const names = new Set(event_types.map(({ name }) => name));
  if (names.has("*") || PAYPAL_EVENTS.every((name) => names.has(name))) return { id };
  await client.call(account, {
    operation: OPERATION,
    method: "PATCH",
    path: `${PATH}/${encodeURIComponent(id)}`,
    body: [{ op: "replace", path: "/event_types", value: eventTypes }],
    answer: webhook,
  });
  return { id };
}
