import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { type DriftFilters, toCursor } from "./list-schema";
import { latestRuns, listFindings } from "./queries";
import { toAccountView } from "./to-account-view";
import { toFindingView } from "./to-finding-view";
import type { AccountDriftView, FindingView } from "./view";

const RUNS_OF_EACH = 5;
const PAGE_SIZE = 25;

export type DriftReport = { accounts: AccountDriftView[]; findings: FindingView[]; next: string | null };

/** Every account with its latest comparisons, and a page of findings: the open ones unless others are asked for. */
export async function readDriftReport(
  ctx: Context,
  { status = "open", kind, account, cursor }: DriftFilters,
): Promise<DriftReport> {
  const [drifts, page] = await Promise.all([
    latestRuns(ctx, RUNS_OF_EACH),
    listFindings(ctx, { status, kind, gatewayAccountId: account, after: cursor, take: PAGE_SIZE }),
  ]);
  const { orgId } = ctx;
  const askedBy = drifts.flatMap(({ runs }) => runs.flatMap(({ requestedBy }) => requestedBy ?? []));
  const chargeIds = page.findings.flatMap(({ chargeId }) => chargeId ?? []);
  const { staff, charges } = await inOrg(orgId, async (tx) => ({
    staff: await tx.staffUser.findMany({
      where: { id: { in: [...new Set(askedBy)] } },
      select: { id: true, name: true },
    }),
    charges: await tx.charge.findMany({
      where: { orgId, id: { in: [...new Set(chargeIds)] } },
      select: { id: true, status: true },
    }),
  }));
  const staffNames = new Map(staff.map(({ id, name }) => [id, name]));
  const known = {
    accountNames: new Map(drifts.map((drift) => [drift.account.id, drift.account.name])),
    chargeStatuses: new Map(charges.map((charge) => [charge.id, charge.status])),
  };
  return {
    accounts: drifts.map((drift) => toAccountView(drift, staffNames)),
    findings: page.findings.map((finding) => toFindingView(finding, known)),
    next: page.next && toCursor(page.next),
  };
}
