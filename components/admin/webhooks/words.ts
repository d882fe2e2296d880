import {
  type AttemptOutcome,
  type DeliveryKind,
  type DeliveryStatus,
  type EndpointView,
  MOST_COUNTED,
  MOST_WAITING,
  type Turn,
  type WebhookAuthType,
} from "@/lib/webhooks/view";

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

const HELD = {
  paused: "until the endpoint is resumed",
  disabled: "until the endpoint is enabled again",
  deleted: "the endpoint was deleted: never sent",
} as const;

const minute = (iso: string) => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** What a delivery waits for. */
export function turnInWords(turn: Turn): string {
  switch (turn.waits) {
    case "sending":
      return "being sent now";
    case "next_attempt":
      return `next attempt ${minute(turn.at)}`;
    case "order":
      return "behind the customer’s earlier event";
    case "endpoint":
      return HELD[turn.status];
  }
}

export const waitingInWords = (waiting: number) =>
  waiting >= MOST_WAITING ? "10,000+" : waiting.toLocaleString("en");

/** "1 event waits", "12 events wait". */
export const waitInWords = (waiting: number) =>
  waiting === 1 ? "1 event waits" : `${waitingInWords(waiting)} events wait`;

const NOTHING_TO_REPLAY = "Nothing happened since then that is not waiting anyway.";

/** What a replay would send: "12 events will be sent again." */
export function sendsAgainInWords(count: number): string {
  if (count === 0) return NOTHING_TO_REPLAY;
  if (count >= MOST_COUNTED) return "More than 10,000 events will be sent again.";
  return count === 1
    ? "1 event will be sent again."
    : `${count.toLocaleString("en")} events will be sent again.`;
}

/** What a replay has queued. */
export function sentAgainInWords(queued: number): string {
  if (queued === 0) return NOTHING_TO_REPLAY;
  return queued === 1 ? "1 event is sent again." : `${queued.toLocaleString("en")} events are sent again.`;
}

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

/** Beside a page of a list that is not full although the list goes on. */
export const lookedInWords = (rows: number | undefined) =>
  rows ? `looked through ${rows.toLocaleString("en")} rows; the next page goes on` : "";
