import { z } from "zod";
import type {
  GatewayAccount,
  GatewayEvent,
  HistoryPage,
  ListedCapture,
  ListedMovement,
  Period,
} from "../types";
import { fromPaypalMoney } from "./amount";
import type { PaypalClient } from "./client";
import { toPaypalEvent } from "./event";
import { asking } from "./refusal";
import { PAYPAL_EVENTS } from "./register-webhook";

const OPERATION = "reading the account's history";
const PAGE_SIZE = 100;

const events = z.object({
  events: z.array(z.looseObject({ id: z.string() })).default([]),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).default([]),
});

const resource = z.object({
  id: z.string().nullish(),
  dispute_id: z.string().nullish(),
  custom_id: z.string().nullish(),
  amount: z.object({ currency_code: z.string(), value: z.string() }).nullish().catch(null),
  status_details: z.object({ reason: z.string().nullish() }).nullish(),
});

type Told = { event: GatewayEvent; resource: z.infer<typeof resource> };

/**
 * What PayPal's events tell, delivered or not: money itself can only be searched there with a permission that few
 * applications have. https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list
 */
export async function listPaypalHistory(
  client: PaypalClient,
  account: GatewayAccount,
  { since, until }: Period,
  from?: string,
): Promise<HistoryPage> {
  const first = { page_size: String(PAGE_SIZE), start_time: toTime(since), end_time: toTime(until, 999) };
  const query = from ?? new URLSearchParams(first).toString();
  const page = await asking(OPERATION, () =>
    client.call(account, {
      operation: OPERATION,
      method: "GET",
      path: `/v1/notifications/webhooks-events?${query}`,
      answer: events,
    }),
  );
  const told = page.events.flatMap((payload) => {
    const event = toPaypalEvent(payload, account.mode);
    if (!event || !PAYPAL_EVENTS.includes(event.type)) return [];
    const parsed = resource.safeParse(payload.resource);
    return [{ event, raw: JSON.stringify(payload), resource: parsed.success ? parsed.data : {} }];
  });
  const next = page.links.find(({ rel }) => rel === "next")?.href.split("?")[1];
  return {
    captures: told.flatMap(toCapture),
    movements: told.flatMap(toMovement),
    events: told.map(({ event, raw }) => ({ event, raw })),
    ...(next ? { next } : {}),
  };
}

/** PayPal takes whole seconds. */
function toTime(at: Date, roundUpMs = 0): string {
  return new Date(at.getTime() + roundUpMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function toCapture({ event, resource }: Told): ListedCapture[] {
  const amount =
    event.type === "PAYMENT.CAPTURE.COMPLETED" && resource.amount && fromPaypalMoney(resource.amount);
  if (!amount || !resource.id) return [];
  return [{ ref: resource.id, amount, ...(resource.custom_id ? { chargeId: resource.custom_id } : {}) }];
}

const REFUNDS = {
  "PAYMENT.CAPTURE.REFUNDED": "succeeded",
  "PAYMENT.REFUND.PENDING": "processing",
  "PAYMENT.REFUND.FAILED": "failed",
} as const;

function toMovement({ event: { type, about }, resource }: Told): ListedMovement[] {
  if (about.kind !== "charge") return [];
  const captureRef = about.ref;
  const dispute = type === "PAYMENT.CAPTURE.REVERSED" ? resource.id : resource.dispute_id;
  if (dispute) return [{ kind: "dispute", ref: dispute, captureRef }];
  const state = REFUNDS[type as keyof typeof REFUNDS];
  if (!state || !resource.id) return [];
  const amount = resource.amount && fromPaypalMoney(resource.amount);
  return [
    {
      kind: "refund",
      ref: resource.id,
      captureRef,
      ...(amount ? { minor: amount.minor } : {}),
      state,
      ...(state === "failed" ? { providerCode: resource.status_details?.reason ?? "FAILED" } : {}),
    },
  ];
}
