import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** What a signature is made of: the event's stable id, the time of this attempt, and the exact text that is sent. */
type Signable = {
  eventId: string;
  at: Date;
  payload: string;
  /** `whsec_…`, newest first. Each signs: while a secret rotates, a receiver that knows either one accepts. */
  secrets: readonly string[];
};

/**
 * The headers of Standard Webhooks (https://www.standardwebhooks.com), which any of its libraries verifies.
 * @throws Error when a secret is empty or not Base64
 */
export function signatureHeaders({ eventId, at, payload, secrets }: Signable) {
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(eventId, at, payload)).join(" "),
  };
}

/** 256 random bits, written as Standard Webhooks write a symmetric secret. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
