import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { keepToWholeIndexes } from "@/lib/lists/keep-to-indexes";

import { type Place, SOURCES, type Source } from "./cursor";
import type { TimelineFilter, TimelineKind } from "./entry";
import { AUDIT_KINDS } from "./sentence";
import { actionsOf } from "./tell-audit";

export type Page = {
  orgId: string;
  customerId: string;
  /** The last entry of the page before. */
  before?: Place;
  limit: number;
  kinds?: readonly TimelineFilter[];
};

const KIND: Record<Exclude<Source, "audit">, TimelineKind> = {
  mail: "mail",
  event: "event",
  revenue: "money",
  inbox: "gateway",
  api: "api_call",
};

/** Reads which entries are on the page, in their order, in the transaction. */
export async function readSpine(tx: Tx, page: Page): Promise<Place[]> {
  const statement = spineStatement(page);
  if (!statement) return [];
  await keepToWholeIndexes(tx);
  const places = await tx.$queryRaw<Place[]>(statement);
  // What belongs to the rows of a page is few and is sorted: else it is looked for in all that has its order.
  await tx.$executeRaw`select set_config('enable_sort', 'on', true), set_config('enable_incremental_sort', 'on', true), set_config('enable_bitmapscan', 'on', true)`;
  return places;
}

/** One page's worth of each source, read from its index where the page begins, and the newest of these; null when no kind is wanted. */
export function spineStatement(page: Page): Prisma.Sql | null {
  const sources = SOURCES.flatMap((source, rank) => sourceStatement(page, source, rank) ?? []);
  if (sources.length === 0) return null;
  return Prisma.sql`select source, at, id from (${Prisma.join(sources, " union all ")}) s
    order by at desc, rank, id desc limit ${page.limit}`;
}

function sourceStatement(page: Page, source: Source, rank: number): Prisma.Sql | null {
  const { orgId, customerId, before, limit, kinds } = page;
  const filter = source === "audit" ? auditFilter(kinds) : wants(kinds, KIND[source]) ? Prisma.empty : null;
  if (!filter) return null;
  const { table, at } = TABLES[source];
  return Prisma.sql`(select ${source}::text as source, ${rank}::int as rank, ${at} as at, id from ${table}
    where org_id = ${orgId} and customer_id = ${customerId} ${before ? olderThan(before, rank, at) : Prisma.empty} ${filter}
    order by ${at} desc, id desc limit ${limit})`;
}

const made = Prisma.sql`created_at`;
const TABLES: Record<Source, { table: Prisma.Sql; at: Prisma.Sql }> = {
  mail: { table: Prisma.sql`mail`, at: made },
  event: { table: Prisma.sql`event`, at: made },
  revenue: { table: Prisma.sql`revenue`, at: made },
  audit: { table: Prisma.sql`audit_entry`, at: made },
  inbox: { table: Prisma.sql`inbox_event`, at: Prisma.sql`received_at` },
  api: { table: Prisma.sql`api_request`, at: made },
};

/** Of the moment at which the last page ended, the sources behind its last entry's are still to come, and that one's rest. */
function olderThan(before: Place, rank: number, at: Prisma.Sql): Prisma.Sql {
  const moment = Prisma.sql`${before.at.toISOString()}::timestamptz`;
  const last = SOURCES.indexOf(before.source);
  if (rank === last) return Prisma.sql`and (${at}, id) < (${moment}, ${before.id})`;
  return rank > last ? Prisma.sql`and ${at} <= ${moment}` : Prisma.sql`and ${at} < ${moment}`;
}

const wants = (kinds: Page["kinds"], kind: TimelineKind) => kinds === undefined || kinds.includes(kind);

function auditFilter(kinds: Page["kinds"]): Prisma.Sql | null {
  const wanted = AUDIT_KINDS.filter((kind) => wants(kinds, kind));
  if (wanted.length === AUDIT_KINDS.length) return Prisma.empty;
  const actions = actionsOf(wanted);
  const ofKinds = Prisma.sql`action = any(${actions})`;
  if (kinds?.includes("staff")) return Prisma.sql`and (actor_type = 'staff' or ${ofKinds})`;
  return actions.length > 0 ? Prisma.sql`and ${ofKinds}` : null;
}
