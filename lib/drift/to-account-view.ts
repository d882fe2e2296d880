import type { DriftRun } from "@/lib/generated/prisma/client";
import type { AccountDrift } from "./queries";
import type { AccountDriftView, DriftRunView } from "./view";

/** What a comparison counts, in the order in which it is told. */
const COUNTED = [
  ["captures", "payment", "payments"],
  ["movements", "refund or dispute", "refunds and disputes"],
  ["events", "event", "events"],
  ["charges", "charge", "charges"],
  ["unsettled", "unsettled charge", "unsettled charges"],
  ["methods", "payment method", "payment methods"],
] as const;

/** An account with its latest comparisons. Pure. */
export function toAccountView(
  { account, runs, openFindings }: AccountDrift,
  staffNames: ReadonlyMap<string, string>,
): AccountDriftView {
  return {
    ...account,
    openFindings,
    running: runs.some(({ status }) => status === "running"),
    runs: runs.map((run) => toRunView(run, staffNames)),
  };
}

function toRunView(run: DriftRun, staffNames: ReadonlyMap<string, string>): DriftRunView {
  const { requestedBy, compared } = run;
  return {
    id: run.id,
    at: run.startedAt.toISOString(),
    endedAt: run.finishedAt?.toISOString() ?? null,
    since: run.since.toISOString(),
    until: run.until.toISOString(),
    status: run.status,
    error: run.error,
    by: requestedBy && (staffNames.get(requestedBy) ?? "a former member"),
    compared: comparedText(compared),
    healed: countOf(compared, "healed"),
    gone: countOf(compared, "gone"),
    found: countOf(compared, "found"),
  };
}

function comparedText(compared: unknown): string {
  return COUNTED.flatMap(([field, one, many]) => {
    const count = countOf(compared, field);
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${count === 1 ? one : many}`];
  }).join(", ");
}

/** Nothing of a run that is under way is written down yet. */
function countOf(compared: unknown, field: string): number {
  const count = (compared as Record<string, unknown> | null)?.[field];
  return typeof count === "number" ? count : 0;
}
