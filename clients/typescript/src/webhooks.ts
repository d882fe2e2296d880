import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { webhooks } from "./generated/schema.ts";

/** Everything that an endpoint is told, by `event_type`. */
export type EdgeEvent = {
  [Type in keyof webhooks]: webhooks[Type]["post"]["requestBody"]["content"]["application/json"];
}[keyof webhooks];

export type EventType = EdgeEvent["event_type"];

type Headers = Record<string, string | string[] | undefined> | { get(name: string): string | null };

export type Received = {
  /** The body exactly as it came: what a JSON parser has read and written again no longer bears its signature. */
  payload: string | Uint8Array;
  /** Node's, or those of a `Request`. */
  headers: Headers;
  /** The endpoint's `whsec_…`; several while it rotates. */
  secret: string | readonly string[];
};

/** Nobody who knows the secret has sent this, or it was sent more than five minutes ago. Answer 400. */
export class InvalidWebhook extends Error {
  override readonly name = "InvalidWebhook";
}

/**
 * The event, once it is certain that Edge sent it, now and unchanged. It can come more than once: `event_id` is the same each time.
 * @throws InvalidWebhook
 */
export function verifyWebhook({ payload, headers, secret }: Received): EdgeEvent {
  const body = typeof payload === "string" ? payload : Buffer.from(payload).toString("utf8");
  const signed = Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, read(headers, name)]),
  );
  let reason = "there is no secret to verify it with";
  for (const one of typeof secret === "string" ? [secret] : secret) {
    try {
      return new Webhook(one).verify(body, signed) as EdgeEvent;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      reason = error.message;
    }
  }
  throw new InvalidWebhook(`The webhook is not Edge's: ${reason}`);
}

function read(headers: Headers, name: string): string {
  const value =
    typeof headers.get === "function" ? headers.get(name) : (headers as Record<string, unknown>)[name];
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
