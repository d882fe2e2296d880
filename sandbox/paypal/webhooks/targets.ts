import type { Core, OutgoingEvent, WebhookTarget } from "@/sandbox/core/types";
import type { SignerOf } from "../certificate/signer";
import { isObject, type JsonObject } from "../http/body";
import { getCapture, settleCapture } from "../orders/settle-capture";
import { getPaymentToken, makeReady } from "../vault/records";
import { listWebhooks, wantsEvent } from "./records";
import { signTransmission } from "./sign";

function subjectOf(event: OutgoingEvent): string {
  const body: unknown = JSON.parse(event.body);
  const resource: JsonObject = isObject(body) && isObject(body.resource) ? body.resource : {};
  return String(resource.id ?? "");
}

/**
 * An event that goes out says what is so: a late vault and a pending payment come to their end with the first delivery
 * of the event that tells of it, so that holding the event holds the state.
 */
function comeTrue(core: Core, account: string, event: OutgoingEvent): void {
  switch (event.type) {
    case "VAULT.PAYMENT-TOKEN.CREATED": {
      const token = getPaymentToken(core, account, subjectOf(event));
      if (token?.ready_at) makeReady(core, account, token);
      return;
    }
    case "PAYMENT.CAPTURE.COMPLETED":
    case "PAYMENT.CAPTURE.DENIED": {
      const capture = getCapture(core, account, subjectOf(event));
      if (capture) settleCapture(core, account, capture);
    }
  }
}

export function webhookTargets(core: Core, signer: SignerOf, account: string): WebhookTarget[] {
  return listWebhooks(core, account).map((webhook) => ({
    id: webhook.id,
    url: webhook.url,
    wants: (type) => wantsEvent(webhook, type),
    sign: (event) => {
      comeTrue(core, account, event);
      return signTransmission(signer.current(), webhook.id, Buffer.from(event.body, "utf8"), core.now());
    },
  }));
}
