import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { fromCursor, type Place, toCursor } from "./cursor";
import { keepToIndexes } from "./keep-to-indexes";

/** A page of a list. */
export type Page<Row> = {
  rows: Row[];
  /** Where the next page begins; null after the last. */
  nextCursor: string | null;
  /**
   * Set when the page is not full although the list goes on: so many rows were looked through, and fewer were found. The next
   * page looks on from there.
   */
  lookedThrough?: number;
};

export const USUAL_SIZE = 50;

/** How many rows a page looks through for those that it shows, where no index knows the filters. */
const LOOK_THROUGH = 20_000;
const LOOK_THROUGH_SCATTERED = 5_000;

export type Direction = "asc" | "desc";

/** One way to order a table's rows: by a column that an index has before `id`, or, of few rows, by what no index has. */
export type Order = {
  /** In the cursor, so that one of another order is not taken for this one's. */
  name: string;
  column: string;
  /** `time`: the key is in milliseconds. */
  kind: "time" | "number";
};

export type Walk = {
  table: string;
  orgId: string;
  order: Order;
  direction: Direction;
  cursor: string | undefined;
  size: number;
  /** What an index of the table answers, together with the order. */
  indexed: Prisma.Sql[];
  /** What each row is looked at for; may name the row as `r`. */
  checked: Prisma.Sql[];
  /** Looking at a row costs a visit elsewhere: it does not lie beside the one before, or another table is asked. */
  scattered?: boolean;
  /** The rows are named by their ids: looked up and sorted. */
  named?: boolean;
};

export type Key = { id: string; key: Date | number };

/**
 * The keys of one page, read from an index in that index's order: what it costs does not grow with the table, nor with how far
 * in the page is. So many rows at most are looked at for what no index knows that a page takes less than a tenth of a second.
 */
export async function readKeys(tx: Tx, walk: Walk): Promise<Page<Key>> {
  await keepToOrder(tx, walk);
  const { size } = walk;
  const found = await tx.$queryRaw<Key[]>(keysStatement(walk));
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  if (found.length > size && last) return { rows, nextCursor: cursorOf(walk, last) };
  if (walk.checked.length === 0) return { rows, nextCursor: null };
  const lookedThrough = lookThrough(walk);
  const [further] = await tx.$queryRaw<Key[]>(walkStatement(walk, lookedThrough - 1, 1));
  if (!further) return { rows, nextCursor: null };
  return { rows, nextCursor: cursorOf(walk, further), lookedThrough };
}

/** Of rows that are named, the planner would avoid the sort by reading all. */
export async function keepToOrder(tx: Tx, { named }: Walk): Promise<void> {
  if (!named) await keepToIndexes(tx);
}

const lookThrough = ({ scattered }: Walk) => (scattered ? LOOK_THROUGH_SCATTERED : LOOK_THROUGH);

const cursorOf = ({ order, direction }: Walk, { key, id }: Key) =>
  toCursor(orderName(order.name, direction), { key: key instanceof Date ? key.getTime() : key, id });

export const orderName = (name: string, direction: Direction): string => `${name} ${direction}`;

/** Null for a cursor of another order: the list then begins at its beginning. */
export function placeOf(name: string, direction: Direction, cursor: string | undefined): Place | null {
  return cursor === undefined ? null : fromCursor(orderName(name, direction), cursor);
}

export function keysStatement(walk: Walk): Prisma.Sql {
  if (walk.checked.length === 0) return walkStatement(walk, 0, walk.size + 1);
  const column = Prisma.raw(walk.order.column);
  const way = Prisma.raw(walk.direction);
  return Prisma.sql`
    select r.id, r.${column} as key from (${walkStatement(walk, 0, lookThrough(walk), Prisma.sql`*`)}) r
    where ${Prisma.join(walk.checked, " and ")}
    order by r.${column} ${way}, r.id ${way} limit ${walk.size + 1}`;
}

function walkStatement(walk: Walk, offset: number, limit: number, columns?: Prisma.Sql): Prisma.Sql {
  const { orgId, order, direction, indexed } = walk;
  const column = Prisma.raw(order.column);
  const way = Prisma.raw(direction);
  const after = placeOf(order.name, direction, walk.cursor);
  const beyond = Prisma.raw(direction === "desc" ? "<" : ">");
  const key =
    order.kind === "time"
      ? Prisma.sql`${toTime(after)}::timestamptz`
      : Prisma.sql`${Number(after?.key)}::int`;
  const conditions = [
    Prisma.sql`org_id = ${orgId}`,
    ...indexed,
    ...(after ? [Prisma.sql`(${column}, id) ${beyond} (${key}, ${after.id})`] : []),
  ];
  return Prisma.sql`
    select ${columns ?? Prisma.sql`id, ${column} as key`} from ${Prisma.raw(walk.table)}
    where ${Prisma.join(conditions, " and ")}
    order by ${column} ${way}, id ${way} offset ${offset} limit ${limit}`;
}

/** The moment of a place, as PostgreSQL reads it. */
export function toTime(place: Place | null): string | null {
  if (!place) return null;
  return typeof place.key === "number" ? new Date(place.key).toISOString() : "-infinity";
}
