import { z } from "zod";
import type { GatewayAccount, MoneyState } from "../types";
import type { PaypalClient } from "./client";

const PAGE_SIZE = 100;
/** As far back as PayPal shows its events. */
const LOOK_BACK_MS = 30 * 24 * 3_600_000;

const events = z.object({
  events: z
    .array(
      z.object({
        event_type: z.string(),
        create_time: z.string(),
        resource: z
          .object({
            id: z.string().optional(),
            dispute_id: z.string().optional(),
            status: z.string().optional(),
            dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

export type FoundDispute = { dispute: MoneyState["dispute"]; reversals: Set<string> };

/** Whether PayPal took a capture back, as its events say: refunds do not tell who gave them. */
export async function findDispute(
  client: PaypalClient,
  account: GatewayAccount,
  captureRef: string,
): Promise<FoundDispute> {
  const query = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    transaction_id: captureRef,
    start_time: new Date(Date.now() - LOOK_BACK_MS).toISOString().replace(/\.\d{3}Z$/, "Z"),
  });
  const { events: found } = await client.call(account, {
    operation: "looking for a dispute",
    method: "GET",
    path: `/v1/notifications/webhooks-events?${query}`,
    answer: events,
  });
  const reversals = new Set<string>();
  for (const { event_type, resource } of found)
    if (event_type === "PAYMENT.CAPTURE.REVERSED" && resource?.id) reversals.add(resource.id);
  const [ref] = reversals;
  return { dispute: ref ? { ref, state: "lost" } : null, reversals };
}
