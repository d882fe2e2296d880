import { z } from "zod";
import type { ChargeRequest, GatewayAccount } from "../types";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";

/** As far back as PayPal shows its events. */
const LOOK_BACK_MS = 30 * 24 * 3_600_000;
/** Clocks differ: an event may seem to be older than what it is about. */
const CLOCKS_MS = 10 * 60_000;
/** Younger ones may be under way, and their events still to be listed. */
const LISTED_WITHIN_MS = 60 * 60_000;
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

/** Money first: a charge may have been denied at an earlier attempt. */
const TOLD_BY = ["PAYMENT.CAPTURE.COMPLETED", "PAYMENT.CAPTURE.PENDING", "PAYMENT.CAPTURE.DENIED"] as const;

/** `none`: every event since the charge was made was seen, and none is about it. `unsure`: some could not be seen. */
type SearchedCapture = { ref: string } | "none" | "unsure";

/**
 * The capture of a charge whose answer was lost, from the events that PayPal keeps whether or not they were delivered;
 * orders and captures themselves cannot be searched by our ids. PayPal has events only for those who have a webhook.
 * https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list
 */
export async function findCaptureRef(
  client: PaypalClient,
  account: GatewayAccount,
  request: Pick<ChargeRequest, "chargeId" | "createdAt">,
): Promise<SearchedCapture> {
  const { chargeId, createdAt } = request;
  const oldest = Date.now() - LOOK_BACK_MS;
  const since = Math.max(oldest, (createdAt?.getTime() ?? 0) - CLOCKS_MS);
  const settled =
    createdAt !== undefined && since > oldest && createdAt.getTime() <= Date.now() - LISTED_WITHIN_MS;
  let seenAll = settled && paypalCredentials(account).webhookId !== undefined;
  for (const type of TOLD_BY) {
    const found = await findEvent(client, account, chargeId, type, since);
    if (typeof found === "object") return found;
    if (found === "unsure") seenAll = false;
  }
  return seenAll ? "none" : "unsure";
}

async function findEvent(
  client: PaypalClient,
  account: GatewayAccount,
  chargeId: string,
  type: (typeof TOLD_BY)[number],
  since: number,
): Promise<SearchedCapture> {
  let query: string | undefined = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    event_type: type,
    start_time: new Date(since).toISOString().replace(/\.\d{3}Z$/, "Z"),
  }).toString();
  for (let page = 0; query && page < MAX_PAGES; page++) {
    const answer: z.infer<typeof events> = await client.call(account, {
      operation: "looking for a charge",
      method: "GET",
      path: `/v1/notifications/webhooks-events?${query}`,
      answer: events,
    });
    const found = answer.events.find(({ resource }) => resource?.custom_id === chargeId);
    if (found?.resource?.id) return { ref: found.resource.id };
    query = answer.links.find(({ rel }) => rel === "next")?.href.split("?")[1];
  }
  return query ? "unsure" : "none";
}
