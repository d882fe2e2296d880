import type { Core } from "@/sandbox/core/types";
import type { SignerOf } from "../certificate/signer";
import { objectAt, textAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { rawMember } from "./raw-member";
import { getWebhook } from "./records";
import { isSigned } from "./sign";

function isGenuine(core: Core, signer: SignerOf, call: ApiCall): boolean {
  const body = objectAt(call.body, "/");
  const text = (name: string, max: number) => textAt(body[name], `/${name}`, max);
  const algorithm = text("auth_algo", 100);
  const certUrl = text("cert_url", 500);
  const signature = text("transmission_sig", 500);
  const id = text("transmission_id", 50);
  const time = text("transmission_time", 100);
  const webhookId = text("webhook_id", 50);
  objectAt(body.webhook_event, "/webhook_event");

  const raw = rawMember(call.raw.toString("utf8"), "webhook_event");
  const pem = signer.pemAt(certUrl);
  if (algorithm !== "SHA256withRSA" || raw === undefined || pem === undefined) return false;
  if (!getWebhook(core, call.account, webhookId)) return false;
  return isSigned(pem, { id, time, webhookId, raw: Buffer.from(raw, "utf8") }, signature);
}

/**
 * `POST /v1/notifications/verify-webhook-signature`: checks the event's text as it stands in the call, so that an event
 * that was parsed and written again fails, as it does at PayPal.
 */
export function verifyOperation(core: Core, signer: SignerOf): Operation {
  return {
    method: "POST",
    pattern: "/v1/notifications/verify-webhook-signature",
    run: (call) => {
      const verification_status = isGenuine(core, signer, call) ? "SUCCESS" : "FAILURE";
      return { status: 200, body: { verification_status } };
    },
  };
}
