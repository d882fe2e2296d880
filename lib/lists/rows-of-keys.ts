import type { Key, Page } from "./page";

/** The page with what is shown of its rows, read for these alone. */
export async function rowsOfKeys<Row>(
  page: Page<Key>,
  read: (ids: string[]) => Promise<Row[]>,
): Promise<Page<Row>> {
  return { ...page, rows: page.rows.length === 0 ? [] : await read(page.rows.map(({ id }) => id)) };
}
