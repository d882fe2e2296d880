import type { Masked } from "@/lib/api-log/mask";

/**
 * What an entry tells of. Each fact is told once: `money` and `change` by what was written down of it, `api_call` that the
 * integrator asked, `event` and `mail` whom we told, `gateway` what the provider told us.
 */
export const TIMELINE_KINDS = ["api_call", "page", "change", "money", "gateway", "event", "mail"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** `staff` finds whatever a member of staff did, of any kind. */
export type TimelineFilter = TimelineKind | "staff";

export type Tone = "neutral" | "good" | "bad" | "waiting";

export type TimelineActor = {
  type: "api_key" | "customer" | "staff" | "system" | "gateway";
  /** For people: the member of staff, the key, the provider. */
  name: string;
};

/** An event on its way to one endpoint. */
export type TimelineDelivery = {
  /** `whd_…`: has a page of its own. */
  id: string;
  endpoint: string;
  status: "pending" | "delivered" | "failed";
  /** ISO 8601 with Z: when it was delivered; else since when it waits, or waited. */
  at: string;
};

/** What happened to one customer, as the staff pages show it: safe to show as it stands. */
export type TimelineEntry = {
  /** Of the row that it tells; unique within its kind of row. */
  id: string;
  /** ISO 8601 with Z. */
  at: string;
  kind: TimelineKind;
  /** A plain English sentence without a full stop. */
  title: string;
  tone: Tone;
  actor: TimelineActor;
  /** What it is about (`sc_…`, `inv_…`, `ts_…`, `evt_…`), where that is something with an id. */
  subjectId?: string;
  /** The `req_…` of the API call that it came of, or that it is. */
  requestId?: string;
  /** Of an event: to whom it was told, the newest first. */
  deliveries?: TimelineDelivery[];
  /** Everything else that is known, masked. */
  details: { [field: string]: Masked };
};

/** What a pure teller makes of one row. */
export type Told = Pick<TimelineEntry, "kind" | "title" | "tone">;
