import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { DoctorReport } from "./run-doctor";
import type { CheckResult } from "./types";

/** The newest report that is complete; null before the first. */
export async function latestDoctorReport({ orgId }: Context): Promise<DoctorReport | null> {
  const run = await inOrg(orgId, (tx) =>
    tx.doctorRun.findFirst({
      where: { orgId, finishedAt: { not: null } },
      orderBy: { startedAt: "desc" },
    }),
  );
  return run && { ...run, results: run.results as CheckResult[] };
}
