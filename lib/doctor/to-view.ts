import type { DoctorReport } from "./run-doctor";
import type { CheckResult, CheckStatus } from "./types";
import type { DoctorView } from "./view";

/** The worst first. */
const SEVERITY: readonly CheckStatus[] = ["fail", "warn", "waiting", "ok"];

/** A complete report by its groups. Pure. */
export function toDoctorView(
  { requestedBy, startedAt, finishedAt, results }: DoctorReport,
  staffNames: ReadonlyMap<string, string>,
): DoctorView {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results)
    groups.set(result.group, [...(groups.get(result.group) ?? []), toOwnPage(result)]);
  return {
    at: (finishedAt ?? startedAt).toISOString(),
    by: staffNames.get(requestedBy) ?? "a former member",
    tally: toTally(results),
    groups: [...groups].map(([name, own]) => ({ name, worst: worstOf(own), results: own })),
  };
}

/** How many checks came out so. Pure. */
export function toTally(results: readonly CheckResult[]): Record<CheckStatus, number> {
  const tally = { ok: 0, warn: 0, fail: 0, waiting: 0 };
  for (const { status } of results) tally[status] += 1;
  return tally;
}

function worstOf(results: readonly CheckResult[]): CheckStatus {
  return SEVERITY.find((status) => results.some((result) => result.status === status)) ?? "ok";
}

/** What is wrong with an account is mended on that account's page, not on the list of them. */
function toOwnPage(result: CheckResult): CheckResult {
  const [, account] = result.id.split(":");
  return result.link === "/admin/gateways" && account?.startsWith("ga_")
    ? { ...result, link: `/admin/gateways/${account}` }
    : result;
}
