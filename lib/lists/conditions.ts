import { Prisma } from "@/lib/generated/prisma/client";
import { dayAfter } from "./schema";

/** From the first moment of a day to the last of another. */
export function within({ from, to }: { from?: Date | undefined; to?: Date | undefined }): Prisma.Sql[] {
  return [
    ...(from ? [Prisma.sql`created_at >= ${from.toISOString()}::timestamptz`] : []),
    ...(to ? [Prisma.sql`created_at < ${dayAfter(to).toISOString()}::timestamptz`] : []),
  ];
}

/** Written out, because a partial index answers only for a value that stands in the statement; `value` is one of a closed set. */
export function is(column: string, value: string): Prisma.Sql {
  if (!/^[a-z_-]+$/.test(value)) throw new RangeError(`Not a word of an enum: ${value}`);
  return Prisma.raw(`${column} = '${value}'`);
}
