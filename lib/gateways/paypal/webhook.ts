import { verify } from "node:crypto";
import { crc32 } from "node:zlib";
import type { GatewayAccount, GatewayEvent } from "../types";
import { verification } from "./answers";
import type { Certificates } from "./certificates";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";
import { toPaypalEvent } from "./event";
import { asking } from "./refusal";

/** PayPal tries for 3 days, and a delivery keeps the time of its first try. https://developer.paypal.com/api/rest/webhooks/ */
const MAX_AGE_MS = 4 * 24 * 3_600_000;
const MAX_AHEAD_MS = 5 * 60_000;
const ALGORITHM = "SHA256withRSA";

type Transmission = { id: string; time: string; signature: string; certUrl: string };

/**
 * The event, when these very bytes carry PayPal's signature for this account's webhook; else null. Checked here with
 * PayPal's certificate; when that cannot be fetched, PayPal is asked, and `GatewayUnknown` thrown if it cannot be either.
 */
export async function verifyPaypalWebhook(
  client: PaypalClient,
  certificates: Certificates,
  account: GatewayAccount,
  raw: Uint8Array,
  headers: Headers,
): Promise<GatewayEvent | null> {
  const { webhookId } = paypalCredentials(account);
  const transmission = toTransmission(headers);
  const body = toJson(raw);
  if (!webhookId || !transmission || !body) return null;
  const certificate = await certificates(transmission.certUrl, account.mode);
  switch (certificate.kind) {
    case "refused":
      return null;
    case "key": {
      const { id, time, signature } = transmission;
      const signed = Buffer.from(`${id}|${time}|${webhookId}|${crc32(raw)}`);
      if (!verify("sha256", signed, certificate.key, Buffer.from(signature, "base64"))) return null;
      break;
    }
    case "unreachable":
      if (!(await isVouchedFor(client, account, webhookId, transmission, body.text))) return null;
  }
  return toPaypalEvent(body.json, account.mode);
}

/** Null when a header is missing, the algorithm another, or the time not within PayPal's days of redelivery. */
function toTransmission(headers: Headers): Transmission | null {
  const id = headers.get("paypal-transmission-id");
  const time = headers.get("paypal-transmission-time");
  const signature = headers.get("paypal-transmission-sig");
  const certUrl = headers.get("paypal-cert-url");
  if (!id || !time || !signature || !certUrl) return null;
  if (headers.get("paypal-auth-algo") !== ALGORITHM) return null;
  const age = Date.now() - Date.parse(time);
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS ? { id, time, signature, certUrl } : null;
}

/** Null unless the bytes are UTF-8 and one JSON object, which is what makes splicing their text into another safe. */
function toJson(raw: Uint8Array): { text: string; json: object } | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { text, json } : null;
  } catch {
    return null;
  }
}

/** PayPal's own check. The event goes in as it came: a parsed and rewritten one would have another checksum. */
async function isVouchedFor(
  client: PaypalClient,
  account: GatewayAccount,
  webhookId: string,
  { id, time, signature, certUrl }: Transmission,
  event: string,
): Promise<boolean> {
  const operation = "asking PayPal about a webhook's signature";
  const outer = JSON.stringify({
    auth_algo: ALGORITHM,
    cert_url: certUrl,
    transmission_id: id,
    transmission_sig: signature,
    transmission_time: time,
    webhook_id: webhookId,
  });
  const answer = await asking(operation, () =>
    client.call(account, {
      operation,
      method: "POST",
      path: "/v1/notifications/verify-webhook-signature",
      text: `${outer.slice(0, -1)},"webhook_event":${event}}`,
      answer: verification,
    }),
  );
  return answer.verification_status === "SUCCESS";
}
