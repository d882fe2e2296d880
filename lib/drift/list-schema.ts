import { z } from "zod";
import { wireId } from "@/lib/wire";
import { DRIFT_KINDS, type DriftKind } from "./kinds";
import type { FindingCursor } from "./queries";

/** What the drift report takes from its address; each may be left out. */
export const driftFilters = z
  .object({
    status: z.enum(["open", "healed", "gone", "dismissed"]),
    kind: z.enum(Object.keys(DRIFT_KINDS) as [DriftKind, ...DriftKind[]]),
    account: wireId,
    cursor: z
      .string()
      .regex(/^\d{1,13}\.find_[\w-]{1,100}$/)
      .transform(fromCursor),
  })
  .partial();

export type DriftFilters = z.infer<typeof driftFilters>;

/** Where the next page begins, as its address says it. */
export function toCursor({ foundAt, id }: FindingCursor): string {
  return `${foundAt.getTime()}.${id}`;
}

function fromCursor(cursor: string): FindingCursor {
  const dot = cursor.indexOf(".");
  return { foundAt: new Date(Number(cursor.slice(0, dot))), id: cursor.slice(dot + 1) };
}
