import { addressGroup } from "@/lib/address-group";
import type { Tx } from "@/lib/db";

/** Against testing stolen cards: figures of what still reaches a provider. */
const LINK_FAILURES = 5;
const ADDRESS_FAILURES_PER_HOUR = 10;
const BREAKER = { windowMinutes: 10, atLeast: 20, declinedShare: 0.5 };
/** How long a try without a known outcome holds its place. */
const PENDING_SECONDS = 120;

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

async function isAddressHeldBack(tx: Tx, address: string): Promise<boolean> {
  if (address === "") return false;
  const rows = await tx.$queryRaw<
    { spent: bigint }[]
  >`select card_tries_from(${addressGroup(address)}, ${ago(3600)}, ${ago(PENDING_SECONDS)}) as spent`;
  return (rows[0]?.spent ?? 0n) >= ADDRESS_FAILURES_PER_HOUR;
}

async function isBreakerOpen(tx: Tx, orgId: string): Promise<boolean> {
  const since = ago(BREAKER.windowMinutes * 60);
  const settled = await tx.setupTry.groupBy({
    by: ["outcome"],
    where: { orgId, createdAt: { gte: since }, outcome: { in: ["failed", "succeeded"] } },
    _count: true,
  });
  const count = (outcome: string) => settled.find((row) => row.outcome === outcome)?._count ?? 0;
  const all = count("failed") + count("succeeded");
  return all >= BREAKER.atLeast && count("failed") > all * BREAKER.declinedShare;
}
