import { fields, integer, type Reader, string, type Values } from "./params";
import { invalid } from "./stripe-error";

const range = fields({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });
type Range = Values<{ gt: Reader<number>; gte: Reader<number>; lt: Reader<number>; lte: Reader<number> }>;

export const pageParams = { limit: integer(), starting_after: string(), ending_before: string() };

/** `created`: a moment, or a range of them. */
export const createdParam: Reader<number | Range> = (raw, name) =>
  typeof raw === "string" ? integer()(raw, name) : range(raw, name);

export function createdFits(created: number, wanted: number | Range | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === "number") return created === wanted;
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = wanted;
  return created > gt && created >= gte && created < lt && created <= lte;
}

type Page = { limit?: number; starting_after?: string; ending_before?: string };

/** One page of rows that come newest first, in Stripe's list shape. */
export function page<T extends { id: string }>(url: string, rows: T[], params: Page) {
  const { limit = 10, starting_after: after, ending_before: before } = params;
  if (limit < 1 || limit > 100)
    throw invalid(`This value must be between 1 and 100 (inclusive)`, "parameter_invalid_integer", "limit");
  const at = (id: string, param: string) => {
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) throw invalid(`No such object: '${id}'`, "resource_missing", param);
    return index;
  };
  if (before) {
    const end = at(before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: rows.slice(start, end), has_more: start > 0, url };
  }
  const start = after ? at(after, "starting_after") + 1 : 0;
  return {
    object: "list",
    data: rows.slice(start, start + limit),
    has_more: rows.length > start + limit,
    url,
  };
}
