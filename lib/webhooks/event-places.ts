import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** Times follow the places, up to what a clock is set back by. */
const CLOCK = Prisma.sql`interval '1 minute'`;

/**
 * Behind which place events of `from` and later stand, so that a far time is not searched from the first event on; null when
 * there is none yet.
 */
export async function firstPlace(tx: Tx, orgId: string, from: Date): Promise<bigint | null> {
  const [first] = await tx.$queryRaw<{ seq: bigint }[]>`
    select seq from event where org_id = ${orgId} and created_at >= ${from.toISOString()}::timestamptz - ${CLOCK}
    order by created_at limit 1`;
  return first ? first.seq - 1n : null;
}

/** The last place at which events before `to` can stand. */
export async function lastPlace(
  tx: Tx,
  orgId: string,
  to: Date | undefined,
  horizon: bigint,
): Promise<bigint> {
  if (!to) return horizon;
  const [beyond] = await tx.$queryRaw<{ seq: bigint }[]>`
    select seq from event where org_id = ${orgId} and created_at >= ${to.toISOString()}::timestamptz + ${CLOCK}
    order by created_at limit 1`;
  return beyond && beyond.seq < horizon ? beyond.seq : horizon;
}
