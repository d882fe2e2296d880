import { z } from "zod";
import type { GatewayAccount } from "../types";
import type { PaypalClient } from "./client";

/** As far back as PayPal shows its events. */
const LOOK_BACK_MS = 30 * 24 * 3_600_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

const events = z.object({
  events: z
    .array(
      z.object({
        resource: z.object({ id: z.string().optional(), custom_id: z.string().nullish() }).optional(),
      }),
    )
    .default([]),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).default([]),
});

/**
 * The capture of a charge whose answer was lost, from the events that PayPal keeps whether or not they were delivered;
 * orders and captures themselves cannot be searched by our ids. Undefined when none of the newest is about the charge.
 * https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list
 */
export async function findCaptureRef(
  client: PaypalClient,
  account: GatewayAccount,
  chargeId: string,
): Promise<string | undefined> {
  let query: string | undefined = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    event_type: "PAYMENT.CAPTURE.COMPLETED",
    start_time: new Date(Date.now() - LOOK_BACK_MS).toISOString().replace(/\.\d{3}Z$/, "Z"),
  }).toString();
  for (let page = 0; query && page < MAX_PAGES; page++) {
    const answer: z.infer<typeof events> = await client.call(account, {
      operation: "looking for a charge",
      method: "GET",
      path: `/v1/notifications/webhooks-events?${query}`,
      answer: events,
    });
    const found = answer.events.find(({ resource }) => resource?.custom_id === chargeId);
    if (found?.resource?.id) return found.resource.id;
    query = answer.links.find(({ rel }) => rel === "next")?.href.split("?")[1];
  }
  return undefined;
}
