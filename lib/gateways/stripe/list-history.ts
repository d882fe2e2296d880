import type Stripe from "stripe";
import type { GatewayAccount, HistoryPage, ListedCapture, ListedMovement, Period } from "../types";
import { fromStripeAmount } from "./amount";
import type { StripeClients } from "./client";
import { asking } from "./errors";
import { toStripeEvent } from "./event";
import { idOf } from "./method";
import { toDispute } from "./read-money";
import { toRefundState } from "./refund";
import { STRIPE_EVENTS } from "./register-webhook";

const LISTS = ["charges", "refunds", "disputes", "events"] as const;
const LIMIT = 100;
/** A refund may come back from the bank weeks after it was made: its list has no news of that. */
const REFUND_LOOK_BACK_MS = 30 * 24 * 3_600_000;

type List = (typeof LISTS)[number];
type Content = Pick<HistoryPage, "captures" | "movements" | "events">;
type Asked = { limit: number; created: Stripe.RangeQueryParam; starting_after?: string };
type Read = { content: Partial<Content>; last: string | undefined; more: boolean };

/** One page of one of Stripe's lists, one list after the other; `from` names the list and the last object seen. */
export async function listStripeHistory(
  clients: StripeClients,
  account: GatewayAccount,
  { since, until }: Period,
  from = "charges:",
): Promise<HistoryPage> {
  const stripe = clients(account);
  const at = LISTS.findIndex((list) => from.startsWith(`${list}:`));
  const list = LISTS[at] ?? "charges";
  const after = from.slice(list.length + 1);
  const begin = list === "refunds" ? Math.min(since.getTime(), until.getTime() - REFUND_LOOK_BACK_MS) : since;
  const asked: Asked = {
    limit: LIMIT,
    created: { gte: toSeconds(begin), lte: toSeconds(until) },
    ...(after ? { starting_after: after } : {}),
  };
  const { content, last, more } = await asking("reading the account's history", () =>
    READ[list](stripe, asked),
  );
  const following = LISTS[at + 1];
  const next = more && last ? `${list}:${last}` : following && `${following}:`;
  return { captures: [], movements: [], events: [], ...content, ...(next ? { next } : {}) };
}

const toSeconds = (at: Date | number) => Math.floor(Number(at) / 1000);

const READ: Record<List, (stripe: Stripe, asked: Asked) => Promise<Read>> = {
  async charges(stripe, asked) {
    const page = await stripe.charges.list(asked);
    return { content: { captures: page.data.flatMap(toCapture) }, ...ends(page) };
  },
  async refunds(stripe, asked) {
    const page = await stripe.refunds.list(asked);
    return { content: { movements: page.data.flatMap(toRefundMovement) }, ...ends(page) };
  },
  async disputes(stripe, asked) {
    const page = await stripe.disputes.list(asked);
    return { content: { movements: page.data.flatMap(toDisputeMovement) }, ...ends(page) };
  },
  async events(stripe, asked) {
    const page = await stripe.events.list({ ...asked, types: [...STRIPE_EVENTS] });
    const events = page.data.flatMap((payload) => {
      const event = toStripeEvent(payload);
      return event ? [{ event, raw: JSON.stringify(payload) }] : [];
    });
    return { content: { events }, ...ends(page) };
  },
};

function ends({ data, has_more }: { data: { id: string }[]; has_more: boolean }) {
  return { last: data.at(-1)?.id, more: has_more };
}

/** By the charge and not the intent: it is made when the money is taken, and Stripe copies the intent's metadata to it. */
function toCapture(charge: Stripe.Charge): ListedCapture[] {
  const ref = idOf(charge.payment_intent);
  if (!ref || charge.status !== "succeeded" || !charge.captured) return [];
  const { charge_id, org_id } = charge.metadata;
  return [
    {
      ref,
      amount: fromStripeAmount(charge.amount_captured, charge.currency),
      refundedMinor: fromStripeAmount(charge.amount_refunded, charge.currency).minor,
      ...(charge_id ? { chargeId: charge_id } : {}),
      ...(org_id ? { orgId: org_id } : {}),
    },
  ];
}

function toRefundMovement(refund: Stripe.Refund): ListedMovement[] {
  const captureRef = idOf(refund.payment_intent);
  if (!captureRef) return [];
  const state = toRefundState(refund);
  return [
    {
      kind: "refund",
      ref: refund.id,
      captureRef,
      minor: fromStripeAmount(refund.amount, refund.currency).minor,
      state: state.state,
      ...(state.state === "failed" ? { providerCode: state.providerCode } : {}),
    },
  ];
}

function toDisputeMovement(listed: Stripe.Dispute): ListedMovement[] {
  const captureRef = idOf(listed.payment_intent);
  const dispute = toDispute(listed);
  return captureRef && dispute ? [{ kind: "dispute", captureRef, ...dispute }] : [];
}
