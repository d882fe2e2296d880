import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { fromCursor, type Place, type Source, toCursor } from "./cursor";
import type { TimelineEntry, TimelineFilter } from "./entry";
import { findNames, type NamedIds, type Names } from "./names";
import { type Rows, readRows } from "./read-rows";
import { readSpine } from "./spine";
import { TO_ENTRY } from "./to-entry";

export type TimelineInput = {
  /** The `next` of the page before. */
  before?: string;
  /** 1 to 200. */
  limit?: number;
  /** Only these; everything when left out. */
  kinds?: readonly TimelineFilter[];
};

/** `next` is null where the customer's story begins. */
export type TimelinePage = { entries: TimelineEntry[]; next: string | null };

const LIMIT = 50;
const MOST = 200;

/**
 * What happened to the customer, newest first, each fact once, whoever made it happen; what happens meanwhile shifts no page.
 * Empty for another organization's customer. What a page costs does not grow with what the customer has behind them.
 * @throws EdgeError invalid_request for a place that is none of ours
 */
export async function readTimeline(
  { orgId }: Pick<Context, "orgId">,
  customerId: string,
  { before, limit = LIMIT, kinds }: TimelineInput = {},
): Promise<TimelinePage> {
  const place = before === undefined ? undefined : placeOf(before);
  const wanted = Math.min(Math.max(1, limit), MOST);
  return inOrg(orgId, async (tx) => {
    const page = {
      orgId,
      customerId,
      limit: wanted + 1,
      ...(place ? { before: place } : {}),
      ...(kinds ? { kinds } : {}),
    };
    const found = await readSpine(tx, page);
    const places = found.slice(0, wanted);
    const rows = await readRows(tx, orgId, places);
    const names = await findNames(tx, orgId, namedBy(rows));
    const entries = toEntries(rows, names);
    const last = places.at(-1);
    return {
      entries: places.flatMap((at) => entries.get(keyOf(at)) ?? []),
      next: found.length > wanted && last ? toCursor(last) : null,
    };
  });
}

function placeOf(cursor: string): Place {
  const place = fromCursor(cursor);
  if (place) return place;
  throw new EdgeError(
    "invalid_request",
    "This part of the timeline does not exist: start again from its newest end.",
    {
      field: "before",
    },
  );
}

const keyOf = ({ source, id }: { source: Source; id: string }) => `${source} ${id}`;

function toEntries(rows: Rows, names: Names): Map<string, TimelineEntry> {
  const told = new Map<string, TimelineEntry>();
  const tell = <R extends { id: string }>(
    source: Source,
    of: readonly R[],
    toEntry: (row: R, names: Names) => TimelineEntry,
  ) => {
    for (const row of of) told.set(keyOf({ source, id: row.id }), toEntry(row, names));
  };
  tell("mail", rows.mail, TO_ENTRY.mail);
  tell("event", rows.event, TO_ENTRY.event);
  tell("revenue", rows.revenue, TO_ENTRY.revenue);
  tell("audit", rows.audit, TO_ENTRY.audit);
  tell("inbox", rows.inbox, TO_ENTRY.inbox);
  tell("api", rows.api, TO_ENTRY.api);
  return told;
}

/** What the page's sentences call by a name. */
function namedBy({ audit, api, revenue }: Rows): NamedIds {
  const staff = new Set<string>();
  const keys = new Set(api.map(({ apiKeyId }) => apiKeyId));
  const items = new Set<string>();
  const charges = new Set(revenue.map(({ chargeId }) => chargeId));
  for (const { actorType, actorId, subjectId, details } of audit) {
    if (actorType === "staff") staff.add(actorId);
    if (actorType === "api_key") keys.add(actorId);
    const { item_id, charge_id } = (details ?? {}) as { item_id?: unknown; charge_id?: unknown };
    for (const id of [subjectId, item_id, charge_id]) {
      if (typeof id !== "string") continue;
      if (id.startsWith("bi_") || id.startsWith("ts_")) items.add(id);
      if (id.startsWith("sc_")) charges.add(id);
    }
  }
  return { staff, keys, items, charges };
}
