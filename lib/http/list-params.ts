import type { z } from "zod";

/** A filter of a list's address that was dropped because it says nothing that the list knows. */
export type DroppedFilter = { name: string; value: string };

export type SearchParams = Record<string, string | string[] | undefined> | URLSearchParams;

/**
 * The filters of a list as its address has them. What is left empty is left out; what is not valid is dropped and told, so that
 * an old or mistyped address still shows its list. Names that the list does not know are the page's own.
 */
export function readListParams<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  params: SearchParams,
): { filters: z.infer<z.ZodObject<S>>; dropped: DroppedFilter[] } {
  const dropped: DroppedFilter[] = [];
  const filters: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = paramOf(params, name);
    if (value === undefined || value.trim() === "") continue;
    const parsed = (field as z.ZodType).safeParse(value);
    if (parsed.success && isStorable(value)) filters[name] = parsed.data;
    else dropped.push({ name, value: value.slice(0, 100) });
  }
  return { filters: filters as z.infer<z.ZodObject<S>>, dropped };
}

/** The database cannot even be asked for NUL; nobody looks for other control characters. */
const isStorable = (value: string) => !/[\p{Cc}\p{Cs}]/u.test(value.trim());

function paramOf(params: SearchParams, name: string): string | undefined {
  if (params instanceof URLSearchParams) return params.get(name) ?? undefined;
  const value = params[name];
  return Array.isArray(value) ? value[0] : value;
}

/** What Next gives a page. */
export type PageProps<Params = Record<string, never>> = {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The address's query with one value for each name, as the links of a list carry it on. */
export function toQuery(params: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(params).flatMap((name) => {
      const value = paramOf(params, name)?.slice(0, 2000);
      return value ? [[name, value]] : [];
    }),
  );
}
