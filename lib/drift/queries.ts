import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { type DriftFinding, type DriftRun, Prisma } from "@/lib/generated/prisma/client";
import {
  FindingStatus,
  type GatewayAccountStatus,
  type GatewayMode,
  type GatewayName,
} from "@/lib/generated/prisma/enums";
import type { DriftKind } from "./kinds";

const MOST_RUNS = 10;

export type AccountDrift = {
  account: {
    id: string;
    name: string;
    gateway: GatewayName;
    mode: GatewayMode;
    status: GatewayAccountStatus;
  };
  /** The newest first. */
  runs: DriftRun[];
  openFindings: number;
};

/** Every gateway account with its latest comparisons and how much is open; those in use first. */
export function latestRuns({ orgId }: Context, most = MOST_RUNS): Promise<AccountDrift[]> {
  return inOrg(orgId, async (tx) => {
    const accounts = await tx.gatewayAccount.findMany({
      where: { orgId },
      select: { id: true, name: true, gateway: true, mode: true, status: true },
      orderBy: [{ status: "asc" }, { createdAt: "desc" }],
    });
    const open = await tx.$queryRaw<{ id: string; count: number }[]>`
      select gateway_account_id as id, count(*)::int as count from drift_finding
      where org_id = ${orgId} and status = 'open' group by gateway_account_id`;
    const drifts: AccountDrift[] = [];
    for (const account of accounts) {
      const runs = await tx.driftRun.findMany({
        where: { orgId, gatewayAccountId: account.id },
        orderBy: { startedAt: "desc" },
        take: most,
      });
      drifts.push({ account, runs, openFindings: open.find(({ id }) => id === account.id)?.count ?? 0 });
    }
    return drifts;
  });
}

/** Where the following page begins. */
export type FindingCursor = { foundAt: Date; id: string };

export type FindingPage = { findings: (DriftFinding & { kind: DriftKind })[]; next: FindingCursor | null };

type Asked = {
  status: FindingStatus;
  kind?: DriftKind | undefined;
  gatewayAccountId?: string | undefined;
  after?: FindingCursor | undefined;
  take?: number | undefined;
};

/** Findings of one status, the newest first. */
export function listFindings({ orgId }: Context, asked: Asked): Promise<FindingPage> {
  const { status, kind, gatewayAccountId, after, take = 50 } = asked;
  return inOrg(orgId, async (tx) => {
    // In the order of the status's own index, which a parameter would not prove to fit (decision 13).
    const ids = await tx.$queryRaw<{ id: string }[]>`
      select id from drift_finding
      where org_id = ${orgId} and status = ${Prisma.raw(`'${FindingStatus[status]}'`)}
        ${kind ? Prisma.sql`and kind = ${kind}` : Prisma.empty}
        ${gatewayAccountId ? Prisma.sql`and gateway_account_id = ${gatewayAccountId}` : Prisma.empty}
        ${after ? Prisma.sql`and (found_at, id) < (${after.foundAt}, ${after.id})` : Prisma.empty}
      order by found_at desc, id desc limit ${take + 1}`;
    const rows = await tx.driftFinding.findMany({
      where: { orgId, id: { in: ids.map(({ id }) => id) } },
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
    });
    const findings = rows.slice(0, take) as FindingPage["findings"];
    const last = findings.at(-1);
    return { findings, next: rows.length > take && last ? { foundAt: last.foundAt, id: last.id } : null };
  });
}

/** What waits for staff: findings that are open, and accounts in use whose last comparison failed. */
export async function countDriftAttention({
  orgId,
}: Context): Promise<{ open: number; failedAccounts: number }> {
  return inOrg(orgId, async (tx) => {
    const [row] = await tx.$queryRaw<{ open: number; failed: number }[]>`
      select
        (select count(*)::int from drift_finding where org_id = ${orgId} and status = 'open') as open,
        (select count(*)::int from gateway_account a where a.org_id = ${orgId} and a.status = 'active' and (
          select r.status from drift_run r where r.org_id = a.org_id and r.gateway_account_id = a.id and r.status <> 'running'
          order by r.started_at desc limit 1) = 'failed') as failed`;
    return { open: row?.open ?? 0, failedAccounts: row?.failed ?? 0 };
  });
}
