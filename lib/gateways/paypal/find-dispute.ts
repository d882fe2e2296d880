import { z } from "zod";
import type { GatewayAccount, MoneyState } from "../types";
import type { PaypalClient } from "./client";
import { PaypalRefusal } from "./refusal";

const OPERATION = "looking for a dispute";
const PAGE_SIZE = 100;
/** Of disputes PayPal lists no more at once. */
const DISPUTES_AT_ONCE = 50;
/** As far back as PayPal shows its events. */
const LOOK_BACK_MS = 30 * 24 * 3_600_000;

const reversals = z.object({
  events: z.array(z.object({ resource: z.object({ id: z.string().optional() }).optional() })).default([]),
});

const disputes = z.object({
  items: z.array(z.object({ dispute_id: z.string(), create_time: z.string().default("") })).default([]),
});

const dispute = z.object({
  dispute_id: z.string(),
  status: z.string(),
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
});

type Dispute = MoneyState["disputes"][number];

/** Outcomes that leave the money with the payer. https://developer.paypal.com/docs/api/customer-disputes/v1/ */
const LOST = new Set(["RESOLVED_BUYER_FAVOUR", "ACCEPTED"]);

/** The disputes about a capture, the oldest first. PayPal knows them only where the org's application may read them. */
export async function findDisputes(
  client: PaypalClient,
  account: GatewayAccount,
  captureRef: string,
): Promise<Dispute[]> {
  const query = new URLSearchParams({
    disputed_transaction_id: captureRef,
    page_size: String(DISPUTES_AT_ONCE),
  });
  const listed = await readDisputes(client, account, `?${query}`, disputes);
  const found: Dispute[] = [];
  for (const { dispute_id } of (listed?.items ?? []).toSorted(byCreation)) {
    const one = await readDisputes(client, account, `/${encodeURIComponent(dispute_id)}`, dispute);
    if (one) found.push(toDispute(one));
  }
  return found;
}

const byCreation = (one: { create_time: string }, other: { create_time: string }) =>
  one.create_time.localeCompare(other.create_time);

/** Null when there is none, or none that this application may see. */
async function readDisputes<T>(
  client: PaypalClient,
  account: GatewayAccount,
  rest: string,
  answer: z.ZodType<T>,
): Promise<T | null> {
  try {
    const path = `/v1/customer/disputes${rest}`;
    return await client.call(account, { operation: OPERATION, method: "GET", path, answer });
  } catch (error) {
    if (error instanceof PaypalRefusal && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

export function toDispute({ dispute_id: ref, status, ...more }: z.infer<typeof dispute>): Dispute {
  if (status !== "RESOLVED") return { ref, state: "open" };
  return { ref, state: LOST.has(more.dispute_outcome?.outcome_code ?? "") ? "lost" : "won" };
}

/**
 * The refunds by which PayPal itself took a capture back, from the events that it keeps: the refunds do not say who gave
 * them. https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list
 */
export async function findReversals(
  client: PaypalClient,
  account: GatewayAccount,
  captureRef: string,
): Promise<Set<string>> {
  const query = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    event_type: "PAYMENT.CAPTURE.REVERSED",
    transaction_id: captureRef,
    start_time: new Date(Date.now() - LOOK_BACK_MS).toISOString().replace(/\.\d{3}Z$/, "Z"),
  });
  const { events } = await client.call(account, {
    operation: OPERATION,
    method: "GET",
    path: `/v1/notifications/webhooks-events?${query}`,
    answer: reversals,
  });
  return new Set(events.flatMap(({ resource }) => resource?.id ?? []));
}
