import { toDecimalString } from "@/lib/money";

/** Rows that an export holds at once. */
export const CSV_PAGE = 1_000;

/** One column of an export: its head, and what stands in it of a row. */
export type CsvColumn<Row> = { head: string; cell: (row: Row) => string | number | Date | null };

/** Minor units as a decimal number; the currency stands in a column of its own. */
export function csvAmount(minor: number | null, currency: string): string | null {
  return minor === null ? null : toDecimalString({ minor, currency });
}

/** Every page of a list from its first, as long as somebody wants another. */
export async function* allPages<Row>(
  read: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor: string | null }>,
): AsyncGenerator<Row[]> {
  let cursor: string | undefined;
  do {
    const { rows, nextCursor } = await read(cursor);
    yield rows;
    cursor = nextCursor ?? undefined;
  } while (cursor);
}
