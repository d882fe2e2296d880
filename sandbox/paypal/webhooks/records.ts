import type { Core } from "@/sandbox/core/types";
import type { JsonObject } from "../http/body";

export type Webhook = { id: string; url: string; event_types: string[] };

export const getWebhook = (core: Core, account: string, id: string) =>
  core.store.get<Webhook>("paypal", account, "webhook", id);

export const putWebhook = (core: Core, account: string, webhook: Webhook) =>
  core.store.put("paypal", account, "webhook", webhook.id, webhook);

export const listWebhooks = (core: Core, account: string) =>
  core.store.list<Webhook>("paypal", account, "webhook").map((row) => row.value);

export const wantsEvent = (webhook: Webhook, type: string) =>
  webhook.event_types.includes("*") || webhook.event_types.includes(type);

export function presentWebhook(webhook: Webhook, origin: string): JsonObject {
  const href = `${origin}/v1/notifications/webhooks/${webhook.id}`;
  return {
    id: webhook.id,
    url: webhook.url,
    event_types: webhook.event_types.map((name) => ({ name, description: name, status: "ENABLED" })),
    links: [
      { href, rel: "self", method: "GET" },
      { href, rel: "update", method: "PATCH" },
      { href, rel: "delete", method: "DELETE" },
    ],
  };
}
