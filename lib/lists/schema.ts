import { z } from "zod";

/** A search term as it was typed. */
export const wireTerm = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);

/**
 * A UTC day `YYYY-MM-DD`, as its first moment. `to` days are included: a list ends before the day after. The database knows no
 * year 0, and the day after the last of 9999 is written with five digits, which it does not read.
 */
export const wireDay = z.iso
  .date()
  .refine((day) => day >= "0001-01-01" && day < "9999-12-31")
  .transform((day) => new Date(`${day}T00:00:00.000Z`));

/** Minor units. */
export const wireMinor = z.coerce.number().int().min(0).max(2_147_483_647);

const paging = {
  dir: z.enum(["asc", "desc"]),
  size: z.coerce.number().pipe(z.literal([25, 50, 100, 1000])),
  cursor: z.string().min(1).max(2000),
};

/** The filters of a list and its paging; each may be left out. */
export function listSchema<S extends z.ZodRawShape>(filters: S) {
  return z.object({ ...filters, ...paging }).partial();
}

/** The first moment after a day that is included. */
export const dayAfter = (day: Date): Date => new Date(day.getTime() + 86_400_000);
