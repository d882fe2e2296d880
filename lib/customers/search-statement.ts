import { Prisma } from "@/lib/generated/prisma/client";
import { type Direction, placeOf, toTime } from "@/lib/lists/page";
import { dayAfter } from "@/lib/lists/schema";
import { expiringCards } from "@/lib/payment-methods/expiring-cards";
import type { CUSTOMER_SORTS, CustomerFilters } from "./list-customers-schema";

export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** A question to the search, and the customers whom the term names by an id of something that is theirs. */
export type Search = { filters: CustomerFilters; linked: string[] };

const COLUMN: Record<CustomerSort, Prisma.Sql> = {
  created: Prisma.sql`created_at`,
  activated: Prisma.sql`activated_at`,
  name: Prisma.sql`sort_name`,
};

/** What is shown first unless somebody says otherwise. */
export function orderOf({ sort = "created", dir }: CustomerFilters): {
  sort: CustomerSort;
  direction: Direction;
} {
  return { sort, direction: dir ?? (sort === "name" ? "asc" : "desc") };
}

export const isFiltered = ({ q, status, gateway, brand, item, card, from, to }: CustomerFilters): boolean =>
  [q, status, gateway, brand, item, card, from, to].some((filter) => filter !== undefined);

/**
 * A page of a search's customers in the order of their creation. From block to block, each asked by its index, until the page is
 * full; beside them those who stand apart because they changed lately.
 */
export function pageByCreation(search: Search, limit: number): Prisma.Sql {
  const { direction } = orderOf(search.filters);
  const place = after(search.filters);
  const filed = Prisma.sql`
    select s.* from (${blocks(search.filters, direction)}) b cross join lateral (
      select s.customer_id, s.created_at as key from filed_customers s
      where s.block = b.id and ${all(search)} ${place} ${order(search.filters)} limit ${limit}) s
    limit ${limit}`;
  return merged(search, filed, limit);
}

/**
 * A page in another order, of no more customers than can be sorted at once: all that the search finds are collected. Where `atMost`
 * of those in blocks were found there may be more, `more` says so, and the page is none.
 */
export function pageOfFew(search: Search, limit: number, atMost: number): Prisma.Sql {
  const column = COLUMN[orderOf(search.filters).sort];
  return Prisma.sql`
    with few as materialized (
      select s.* from (${blocks(search.filters, "desc")}) b cross join lateral (
        select s.customer_id, s.${column} as key from filed_customers s
        where s.block = b.id and ${all(search)} ${after(search.filters)} limit ${atMost}) s
      limit ${atMost})
    select page.*, (select count(*) from few) >= ${atMost} as more from (
      ${merged(search, Prisma.sql`select customer_id, key from few`, limit)}) page`;
}

/** A page in another order, of many customers: read from the index of that order, looking at each. */
export function pageOfMany(search: Search, limit: number): Prisma.Sql {
  const column = COLUMN[orderOf(search.filters).sort];
  const filed = Prisma.sql`
    select s.customer_id, s.${column} as key from searched_customers s
    where s.block is not null and ${all(search)} ${after(search.filters)} ${order(search.filters)} limit ${limit}`;
  return merged(search, filed, limit);
}

/** A page of customers whose card expires, in any order: they are few beside all, and each is looked up. */
export function pageOfExpiring(search: Search, limit: number): Prisma.Sql {
  const column = COLUMN[orderOf(search.filters).sort];
  const filed = Prisma.sql`
    select s.customer_id, s.${column} as key ${expiring()}
    where ${all(besideCards(search))} ${after(search.filters)} ${order(search.filters)} limit ${limit}`;
  return merged(search, filed, limit);
}

export function countOfExpiring(search: Search, limit: number): Prisma.Sql {
  const others = besideCards(search);
  return Prisma.sql`
    select count(*)::int as count from (
      select ${expiring()} where ${all(others)} or (s.customer_id = any(${search.linked}) and ${filters(others)}) limit ${limit}) found`;
}

const cards = () => expiringCards(Prisma.sql`current_setting('edge.org_id', true)`, new Date());

/** The customers of those cards, one by one. */
const expiring = () => Prisma.sql`
  from (${cards()}) e cross join lateral (select * from searched_customers c where c.customer_id = e.customer_id offset 0) s`;

const besideCards = (search: Search): Search => ({
  ...search,
  filters: { ...search.filters, card: undefined },
});

/** How many a search finds, counted up to `limit`: of all its pages, whichever is shown. */
export function countStatement(
  { filters: { cursor: _, ...asked }, linked }: Search,
  limit: number,
): Prisma.Sql {
  const search: Search = { filters: asked, linked };
  return Prisma.sql`
    select count(*)::int as count from (
      select s.customer_id from (
        select s.customer_id from (${blocks(search.filters, "desc")}) b cross join lateral (
          select s.customer_id from filed_customers s where s.block = b.id and ${all(search)} limit ${limit}) s
        limit ${limit}) s
      union
      select s.customer_id from searched_customers s where s.block is null and ${all(search)}
      union
      select s.customer_id from searched_customers s where s.customer_id = any(${search.linked}) and ${filters(search)}
      limit ${limit}) found`;
}

/** Those in blocks, those who stand apart, and those whom the term names by an id, as one page. */
function merged(search: Search, filed: Prisma.Sql, limit: number): Prisma.Sql {
  const { sort, direction } = orderOf(search.filters);
  const column = COLUMN[sort];
  const place = after(search.filters);
  const key =
    sort === "name"
      ? Prisma.sql`m.key`
      : Prisma.sql`case when m.key = '-infinity' then null else (extract(epoch from m.key) * 1000)::float8 end`;
  return Prisma.sql`
    select m.customer_id as id, ${key} as key from (
      (${filed})
      union
      (select s.customer_id, s.${column} as key from searched_customers s
       where s.block is null and ${all(search)} ${place} ${order(search.filters)} limit ${limit})
      union
      (select s.customer_id, s.${column} as key from searched_customers s
       where s.customer_id = any(${search.linked}) and ${filters(search)} ${place})
    ) m order by m.key ${Prisma.raw(direction)}, m.customer_id ${Prisma.raw(direction)} limit ${limit}`;
}

/** The blocks in which customers of that time, beyond that place, can stand. */
function blocks(asked: CustomerFilters, way: Direction): Prisma.Sql {
  const { from, to } = asked;
  const { sort, direction } = orderOf(asked);
  const place = sort === "created" ? placeOf(sort, direction, asked.cursor) : null;
  const conditions = [
    ...(from ? [Prisma.sql`(next_at is null or next_at >= ${from.toISOString()}::timestamptz)`] : []),
    ...(to ? [Prisma.sql`first_at < ${dayAfter(to).toISOString()}::timestamptz`] : []),
    ...(place && direction === "desc"
      ? [Prisma.sql`(first_at, first_id) < (${toTime(place)}::timestamptz, ${place.id})`]
      : []),
    ...(place && direction === "asc"
      ? [Prisma.sql`(next_at is null or (next_at, next_id) > (${toTime(place)}::timestamptz, ${place.id}))`]
      : []),
    Prisma.sql`true`,
  ];
  return Prisma.sql`
    select id from (
      select id, first_at, first_id, lead(first_at) over (order by id) as next_at, lead(first_id) over (order by id) as next_id
      from customer_block) every
    where ${Prisma.join(conditions, " and ")} order by id ${Prisma.raw(way)}`;
}

function all(search: Search): Prisma.Sql {
  const { q } = search.filters;
  return q === undefined
    ? filters(search)
    : Prisma.sql`${filters(search)} and s.text like lower(${toPattern(q)}::text)`;
}

function filters({ filters: { status, gateway, brand, item, card, from, to } }: Search): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    ...(status ? [Prisma.sql`s.status = ${status}::customer_status`] : []),
    ...(gateway ? [Prisma.sql`s.gateway = ${gateway}::gateway_name`] : []),
    ...(brand ? [Prisma.sql`s.brand_id = ${brand}`] : []),
    ...(item ? [Prisma.sql`s.items @> array[${item}]`] : []),
    ...(card ? [Prisma.sql`s.customer_id in (select customer_id from (${cards()}) e)`] : []),
    ...(from ? [Prisma.sql`s.created_at >= ${from.toISOString()}::timestamptz`] : []),
    ...(to ? [Prisma.sql`s.created_at < ${dayAfter(to).toISOString()}::timestamptz`] : []),
  ];
  return Prisma.join(conditions, " and ");
}

/**
 * Anywhere in a value; of one or two characters, at the beginning of one, where the index knows them too. Made small by the database
 * as the text was: JavaScript makes other letters of `İ` and of a final `Σ`.
 */
function toPattern(term: string): string {
  const escaped = term.replace(/[\\%_]/g, "\\$&");
  return [...term].length < 3 ? `%\n${escaped}%` : `%${escaped}%`;
}

/** Beyond the last row of the page before. */
function after(asked: CustomerFilters): Prisma.Sql {
  const { sort, direction } = orderOf(asked);
  const place = placeOf(sort, direction, asked.cursor);
  if (!place) return Prisma.empty;
  const key = sort === "name" ? Prisma.sql`${String(place.key)}` : Prisma.sql`${toTime(place)}::timestamptz`;
  const beyond = Prisma.raw(direction === "desc" ? "<" : ">");
  return Prisma.sql`and (s.${COLUMN[sort]}, s.customer_id) ${beyond} (${key}, ${place.id})`;
}

function order(asked: CustomerFilters): Prisma.Sql {
  const { sort, direction } = orderOf(asked);
  const way = Prisma.raw(direction);
  return Prisma.sql`order by s.${COLUMN[sort]} ${way}, s.customer_id ${way}`;
}
