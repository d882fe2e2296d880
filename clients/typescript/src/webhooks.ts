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
 * @throws InvalidWebhook for what is not Edge's; TypeError for a mistake in the calling program: a secret that is none, a parsed body
 */
export function verifyWebhook({ payload, headers, secret }: Received): EdgeEvent {
  const verifiers = toVerifiers(secret);
  const body = toText(payload);
  const signed = Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, read(headers, name)]),
  );
  let reason = "";
  for (const verifier of verifiers) {
    try {
      return verifier.verify(body, signed) as EdgeEvent;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      reason = error.message;
    }
  }
  throw new InvalidWebhook(`The webhook is not Edge's: ${reason}`);
}

const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;

/** Whether it is written as Edge writes the secret of an endpoint. */
export const isSecret = (text: unknown): text is string => typeof text === "string" && SECRET.test(text);

/** Every one is looked at, also when the first would do: the other is needed on the day of the change. */
function toVerifiers(secret: Received["secret"]): Webhook[] {
  if (Array.isArray(secret) && secret.length === 0)
    throw new TypeError("secret is an empty list: pass the endpoint's whsec_…");
  return (Array.isArray(secret) ? secret : [secret]).map((one: unknown, index) => {
    const name = Array.isArray(secret) ? `secret[${index}]` : "secret";
    // Never the value: it would stand in a log.
    if (one === undefined || one === null || one === "")
      throw new TypeError(`${name} is empty: pass the endpoint's whsec_…. Is its variable set?`);
    if (!isSecret(one))
      throw new TypeError(
        `${name} is malformed: it must be the endpoint's whsec_… whole, as createWebhook or rotateWebhookSecret answered it.`,
      );
    return new Webhook(one);
  });
}

function toText(payload: unknown): string {
  if (typeof payload === "string") return payload;
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString("utf8");
  throw new TypeError(
    "payload must be the raw body, a string or bytes, and not what a JSON parser made of it: await request.text(), or express.raw({ type: '*/*' }).",
  );
}

function read(headers: Headers, name: string): string {
  const value = typeof headers.get === "function" ? headers.get(name) : find(headers as object, name);
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** However its name is spelled. */
const find = (headers: object, name: string): unknown =>
  Object.entries(headers).find(([spelled]) => spelled.toLowerCase() === name)?.[1];
