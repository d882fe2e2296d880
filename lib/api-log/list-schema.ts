import { z } from "zod";
import { dayAfter, wireDay } from "@/lib/lists/schema";
import { wireId } from "@/lib/wire";
import { fromCursor } from "./cursor";
import { STATUS_CLASSES } from "./page-statement";
import type { ListApiRequests } from "./queries";

/** What the API log's page takes from its address; each may be left out. */
export const apiLogFilters = z
  .object({
    status: z.enum(STATUS_CLASSES),
    action: z.string().trim().max(100),
    error: z.string().trim().max(100),
    key: wireId,
    customer: wireId,
    from: wireDay,
    to: wireDay,
    cursor: z
      .string()
      .max(500)
      .refine((cursor) => fromCursor(cursor) !== null),
  })
  .partial();

/** The days that the address names are both included. Pure. */
export function toListApiRequests({
  key,
  customer,
  error,
  to,
  ...filters
}: z.infer<typeof apiLogFilters>): ListApiRequests {
  return {
    ...filters,
    ...(key ? { keyId: key } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(error ? { errorCode: error } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  };
}
