import type {
  AttemptOutcome,
  DeliveryKind,
  DeliveryStatus,
  EndpointStatus,
  WebhookAuthType,
} from "@/lib/generated/prisma/enums";

export type { AttemptOutcome, DeliveryKind, DeliveryStatus, WebhookAuthType };

export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const satisfies DeliveryStatus[];

export const ATTEMPT_OUTCOMES = [
  "delivered",
  "http_error",
  "redirected",
  "timed_out",
  "unreachable",
  "tls_error",
  "address_refused",
  "interrupted",
] as const satisfies AttemptOutcome[];

/** Types of events that belong together, each with when it is told. */
export type EventGroup = { title: string; events: { type: string; about: string }[] };

/** How a delivery stands, beyond its status: what a pending one waits for. */
export type Turn =
  | { waits: "sending" }
  /** ISO 8601 with Z. */
  | { waits: "next_attempt"; at: string }
  /** For an earlier event of the same customer. */
  | { waits: "order" }
  /** Until its endpoint is in use again; of one that was deleted, for nothing. */
  | { waits: "endpoint"; status: "paused" | "disabled" | "deleted" };

type Standing = {
  status: DeliveryStatus;
  nextAttemptAt: Date | null;
  claimedAt: Date | null;
  endpoint: { status: EndpointStatus; deletedAt: Date | null };
};

/** The longest time-out and a little: whoever took a delivery longer ago is gone. */
const LONGEST_CLAIM_MS = 130_000;

/** Null for what does not wait any more. */
export function toTurn(
  { status, nextAttemptAt, claimedAt, endpoint }: Standing,
  now = new Date(),
): Turn | null {
  if (status !== "pending") return null;
  if (claimedAt && now.getTime() - claimedAt.getTime() < LONGEST_CLAIM_MS) return { waits: "sending" };
  if (endpoint.deletedAt) return { waits: "endpoint", status: "deleted" };
  if (endpoint.status !== "active") return { waits: "endpoint", status: endpoint.status };
  return nextAttemptAt ? { waits: "next_attempt", at: nextAttemptAt.toISOString() } : { waits: "order" };
}

/** A line of the lists of deliveries. Times are ISO 8601 with Z. */
export type DeliveryLine = {
  id: string;
  kind: DeliveryKind;
  status: DeliveryStatus;
  turn: Turn | null;
  event: { id: string; type: string };
  endpoint: { id: string; name: string };
  customer: { id: string; name: string } | null;
  attempts: number;
  lastOutcome: AttemptOutcome | null;
  lastStatus: number | null;
  deliveredAt: string | null;
  at: string;
};

export type AttemptView = {
  number: number;
  at: string;
  outcome: AttemptOutcome;
  status: number | null;
  latencyMs: number | null;
  /** The first 2 KiB. */
  answer: string | null;
  error: string | null;
};

export type DeliveryDetails = DeliveryLine & {
  endpointUrl: string;
  endpointDeleted: boolean;
  payload: unknown;
  /** Oldest first; at most the last hundred. */
  tries: AttemptView[];
};

/** Of one event's deliveries, how many stand how. */
export type DeliveryCounts = { pending: number; delivered: number; failed: number };

export type EventLine = {
  id: string;
  type: string;
  customer: { id: string; name: string } | null;
  deliveries: DeliveryCounts;
  at: string;
};

export type EventDetails = Omit<EventLine, "deliveries"> & { payload: unknown; deliveries: DeliveryLine[] };

/** An endpoint as its staff see it: everything but its secrets. */
export type EndpointView = {
  id: string;
  name: string;
  url: string;
  /** `*` alone for every one. */
  eventTypes: string[];
  status: EndpointStatus;
  statusReason: string | null;
  statusChangedAt: string | null;
  authType: WebhookAuthType;
  timeoutSeconds: number;
  retryCount: number;
  retryDelaySeconds: number;
  /** Until then events carry the former secret's signature as well. */
  rotatesUntil: string | null;
  lastStatus: number | null;
  lastAttemptAt: string | null;
  lastSuccessAt: string | null;
  failureCount: number;
  failingSince: string | null;
  /** No key of this deployment opens its secrets: nothing can be sent. */
  sealed: boolean;
  createdAt: string;
  /** Counted up to `MOST_WAITING`. */
  waiting: number;
};

/** Where counting what waits ends: more is shown as "10,000+". */
export const MOST_WAITING = 10_001;

/** Where counting what a replay would send ends: more is "more than 10,000". */
export const MOST_COUNTED = 10_001;
