import type { Core } from "@/sandbox/core/types";
import { simulate } from "../events";
import { objectAt, optionalTextAt, textAt } from "../http/body";
import type { Operation } from "../http/operation";
import { invalid, notFound } from "../http/problem";
import { newObjectId } from "../ids";
import { getWebhook } from "./records";

/** `POST /v1/notifications/simulate-event`: a sample about an object that nobody has. Only a webhook may be named. */
export function simulateOperation(core: Core): Operation {
  return {
    method: "POST",
    pattern: "/v1/notifications/simulate-event",
    run: (call) => {
      const body = objectAt(call.body, "/");
      const type = textAt(body.event_type, "/event_type", 255, /^[A-Z0-9]+([._-][A-Z0-9]+)+$/);
      optionalTextAt(body.resource_version, "/resource_version", 10);
      const webhookId = optionalTextAt(body.webhook_id, "/webhook_id", 50);
      if (!webhookId) throw invalid("MISSING_REQUIRED_PARAMETER", "/webhook_id");
      if (!getWebhook(core, call.account, webhookId)) throw notFound();
      const resource = { id: newObjectId(), status: "APPROVED" };
      const sample = simulate(core, call.account, { type, summary: "A sample of an event", resource });
      return { status: 202, body: JSON.parse(sample.body) };
    },
  };
}
