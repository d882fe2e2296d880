import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { DriftFinding, DriftRun, Prisma } from "@/lib/generated/prisma/client";
import type {
  FindingStatus,
  GatewayAccountStatus,
  GatewayMode,
  GatewayName,
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
  const where: Prisma.DriftFindingWhereInput = {
    orgId,
    status,
    ...(kind ? { kind } : {}),
    ...(gatewayAccountId ? { gatewayAccountId } : {}),
    ...(after
      ? { OR: [{ foundAt: { lt: after.foundAt } }, { foundAt: after.foundAt, id: { lt: after.id } }] }
      : {}),
  };
  return inOrg(orgId, async (tx) => {
    const rows = await tx.driftFinding.findMany({
      where,
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
      take: take + 1,
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
