import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { DriftRun, GatewayAccount } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

/** Longer than the slowest call of a provider with its retries: whoever has not said so by then is dead. */
const LEASE_MS = 180_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type Wanted = {
  accountId: string;
  since?: Date | undefined;
  until?: Date | undefined;
  requestedBy?: string | undefined;
};

/** `claimed` false: another process works on it, or nobody is to begin yet. */
export type Claim = { claimed: boolean; run: DriftRun };

/**
 * Makes the account's run ours: a new one, one that was asked for, or one that a dead process left behind. There is one at a
 * time; those who ask at once queue up at the account.
 * @throws EdgeError unknown_gateway_account
 */
export function claimRun(ctx: Context, wanted: Wanted): Promise<Claim> {
  return inOrg(ctx.orgId, async (tx) => {
    const { account, running } = await lockAccount(tx, ctx.orgId, wanted.accountId);
    if (running && running.lockedUntil > new Date()) return { claimed: false, run: running };
    const run = running ?? (await createRun(tx, account, wanted));
    return { claimed: true, run: await lease(tx, run) };
  });
}

/** A run that is due at once, for whoever comes first; the one that is under way where there is one. */
export function requestRun(ctx: Context, wanted: Wanted): Promise<{ started: boolean; run: DriftRun }> {
  return inOrg(ctx.orgId, async (tx) => {
    const { account, running } = await lockAccount(tx, ctx.orgId, wanted.accountId);
    if (running) return { started: false, run: running };
    return { started: true, run: await createRun(tx, account, wanted) };
  });
}

async function lockAccount(tx: Tx, orgId: string, id: string) {
  await tx.$executeRaw`select 1 from gateway_account where org_id = ${orgId} and id = ${id} for no key update`;
  const account = await tx.gatewayAccount.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!account)
    throw new EdgeError("unknown_gateway_account", "There is no such gateway account.", {
      field: "gatewayAccountId",
    });
  const running = await tx.driftRun.findFirst({
    where: { orgId, gatewayAccountId: id, status: "running" },
  });
  return { account, running };
}

async function createRun(tx: Tx, account: GatewayAccount, wanted: Wanted): Promise<DriftRun> {
  const { orgId, id: gatewayAccountId } = account;
  const now = new Date();
  const last = await tx.driftRun.findFirst({
    where: { orgId, gatewayAccountId, status: "done" },
    orderBy: { startedAt: "desc" },
  });
  return tx.driftRun.create({
    data: {
      orgId,
      id: newId("drift"),
      gatewayAccountId,
      since: wanted.since ?? beginning(account, last, now),
      until: wanted.until ?? now,
      requestedBy: wanted.requestedBy ?? null,
      lockedUntil: now,
      startedAt: now,
    },
  });
}

/** An hour before the last comparison ended, a month back at most; the last week at first. Nothing is older than the account. */
function beginning({ createdAt }: GatewayAccount, last: DriftRun | null, now: Date): Date {
  const since = last
    ? Math.max(last.until.getTime() - HOUR_MS, now.getTime() - 30 * DAY_MS)
    : now.getTime() - 7 * DAY_MS;
  return new Date(Math.max(since, createdAt.getTime()));
}

/** Somebody else has taken the run over, or this process is to stop: whoever has it now goes on. */
export class LeaseLost extends Error {}

function lease(tx: Tx, { orgId, id }: DriftRun): Promise<DriftRun> {
  return tx.driftRun.update({
    where: { orgId_id: { orgId, id } },
    data: { lockedUntil: new Date(Date.now() + LEASE_MS) },
  });
}

/**
 * Says that the run is still worked on; `until` now gives it up.
 * @throws LeaseLost
 */
export async function renewLease(
  { orgId, id, lockedUntil }: DriftRun,
  until = new Date(Date.now() + LEASE_MS),
): Promise<Date> {
  const { count } = await inOrg(orgId, (tx) =>
    tx.driftRun.updateMany({
      where: { orgId, id, status: "running", lockedUntil },
      data: { lockedUntil: until },
    }),
  );
  if (count === 0) throw new LeaseLost();
  return until;
}
