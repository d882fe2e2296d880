import type {
  AttemptOutcome,
  DeliveryKind,
  DeliveryStatus,
  WebhookAuthType,
} from "@/lib/generated/prisma/enums";
import { EVENTS } from "@/lib/outbox/events";
import { type EndpointView, MOST_WAITING, type Turn } from "@/lib/webhooks/staff-view";

/** What came of a post, in a few words. */
export const OUTCOMES: Record<AttemptOutcome, string> = {
  delivered: "taken",
  http_error: "not taken",
  redirected: "redirected",
  timed_out: "timed out",
  unreachable: "not reached",
  tls_error: "no secure connection",
  address_refused: "address refused",
  interrupted: "interrupted",
};

export const STATES: Record<DeliveryStatus, string> = {
  pending: "Waiting",
  delivered: "Delivered",
  failed: "Given up",
};

/** Why a delivery was made; one that came with its event needs no word. */
export const KINDS: Record<DeliveryKind, string | null> = {
  event: null,
  resend: "sent again",
  replay: "replayed",
  test: "a test",
};

export const AUTHS: Record<WebhookAuthType, string> = {
  none: "None, the signature says enough",
  bearer: "Bearer token",
  basic: "User name and password (Basic)",
  api_key: "API key in a header",
  custom_header: "A header of your own",
};

const minute = (iso: string) => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** What a delivery waits for. */
export function turnInWords(turn: Turn): string {
  switch (turn.waits) {
    case "sending":
      return "being sent now";
    case "next_attempt":
      return `next attempt ${minute(turn.at)}`;
    case "order":
      return "behind an earlier event of the same customer";
    case "endpoint":
      return `until the endpoint is ${turn.status === "paused" ? "resumed" : "enabled again"}`;
  }
}

export const waitingInWords = (waiting: number) =>
  waiting >= MOST_WAITING ? "10,000+" : waiting.toLocaleString("en");

/** "1 event waits", "12 events wait". */
export const waitInWords = (waiting: number) =>
  waiting === 1 ? "1 event waits" : `${waitingInWords(waiting)} events wait`;

export const eventsInWords = ({ eventTypes }: Pick<EndpointView, "eventTypes">) =>
  eventTypes.includes("*") ? "Every event" : eventTypes.join(", ");

/** "5 s", "2 min", "1 h 30 min". */
export function durationInWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? `${count} ${unit}` : [])).join(" ") || "0 s";
}

export type EventGroup = { title: string; events: { type: string; about: string }[] };

const GROUPS: [title: string, RegExp][] = [
  ["Set-up", /^setup\./],
  ["Customers", /^(billing_customer|payment_method)\./],
  ["Enrollments", /^trigger\.enrollment\./],
  ["Charges", /./],
];

/** Every type that an endpoint may ask for, by what it is about. */
export function eventGroups(): EventGroup[] {
  const groupOf = (type: string) => GROUPS.find(([, pattern]) => pattern.test(type))?.[0];
  return GROUPS.map(([title]) => ({
    title,
    events: Object.entries(EVENTS).flatMap(([type, { description = "" }]) =>
      groupOf(type) === title ? { type, about: description.replaceAll("`", "") } : [],
    ),
  }));
}
