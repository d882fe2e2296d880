import { addressGroup } from "@/lib/address-group";
import type { Tx } from "@/lib/db";
import type { TryOutcome } from "@/lib/generated/prisma/enums";

/** Against testing stolen cards: figures of what still reaches a provider. */
const LINK_FAILURES = 5;
const ADDRESS_FAILURES_PER_HOUR = 10;
const BREAKER = { windowMinutes: 10, atLeast: 20, declinedShare: 0.5 };
/** How long a try without a known outcome holds its place. */
export const PENDING_SECONDS = 120;

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

/**
 * True when this link, this address or this organization must not reach the provider for now. A link is locked for good
 * after five failures; tries whose outcome is not known yet count too, so that many at once do not slip through.
 */
export async function isHeldBack(
  tx: Tx,
  where: { orgId: string; linkId: string; address: string },
): Promise<boolean> {
  return (
    (await isLinkLocked(tx, where)) ||
    (await isAddressHeldBack(tx, where.address)) ||
    (await isBreakerOpen(tx, where.orgId))
  );
}

export async function isLinkLocked(
  tx: Tx,
  { orgId, linkId }: { orgId: string; linkId: string },
): Promise<boolean> {
  const tries = await tx.setupTry.count({
    where: {
      orgId,
      linkId,
      OR: [{ outcome: "failed" }, { outcome: "pending", createdAt: { gte: ago(PENDING_SECONDS) } }],
    },
  });
  return tries >= LINK_FAILURES;
}

/** Makes those who press from one address stand in line until the transaction ends, whichever their links are. */
export async function queueByAddress(tx: Tx, address: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`tries from ${addressGroup(address)}`}, 0))`;
}

/** True when too many tries from this address were refused within the hour, on set-up and pay pages alike. */
export async function isAddressHeldBack(tx: Tx, address: string): Promise<boolean> {
  if (address === "") return false;
  const rows = await tx.$queryRaw<
    { spent: bigint }[]
  >`select card_tries_from(${addressGroup(address)}, ${ago(3600)}, ${ago(PENDING_SECONDS)}) as spent`;
  return (rows[0]?.spent ?? 0n) >= ADDRESS_FAILURES_PER_HOUR;
}

/** True while most tries of the organization are refused: somebody tries many cards through many links. */
export async function isBreakerOpen(tx: Tx, orgId: string): Promise<boolean> {
  const since = ago(BREAKER.windowMinutes * 60);
  const outcomes: TryOutcome[] = ["failed", "succeeded"];
  const where = { orgId, createdAt: { gte: since }, outcome: { in: outcomes } };
  const setups = await tx.setupTry.groupBy({ by: ["outcome"], where, _count: true });
  const payments = await tx.payTry.groupBy({ by: ["outcome"], where, _count: true });
  const settled = [...setups, ...payments];
  const count = (outcome: string) =>
    settled.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + row._count, 0);
  const all = count("failed") + count("succeeded");
  return all >= BREAKER.atLeast && count("failed") > all * BREAKER.declinedShare;
}
