import { z } from "zod";
import { GatewayRejected } from "../errors";
import type { GatewayAccount, ProvokedEvent } from "../types";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";
import { asking } from "./refusal";

const OPERATION = "making an event";

/**
 * PayPal's own sample of an event, sent to our webhook. It is about an order that nobody has.
 * https://developer.paypal.com/docs/api/webhooks/v1/#simulate-event_post
 */
export async function provokePaypalEvent(
  client: PaypalClient,
  account: GatewayAccount,
): Promise<ProvokedEvent> {
  const { webhookId } = paypalCredentials(account);
  if (!webhookId) throw new GatewayRejected(OPERATION, "webhook_not_registered");
  const { id } = await asking(OPERATION, () =>
    client.call(account, {
      operation: OPERATION,
      method: "POST",
      path: "/v1/notifications/simulate-event",
      body: { webhook_id: webhookId, event_type: "CHECKOUT.ORDER.APPROVED", resource_version: "2.0" },
      answer: z.object({ id: z.string().min(1) }),
    }),
  );
  return { eventId: id };
}
