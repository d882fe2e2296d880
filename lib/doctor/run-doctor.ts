import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { ask } from "./ask";
import { gatherPractice } from "./gather-practice";
import { listChecks } from "./list-checks";
import type { CheckResult, Outside } from "./types";

/** `finishedAt` null: under way, or its process died. */
export type DoctorReport = {
  id: string;
  requestedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  results: CheckResult[];
};

/**
 * Looks at everything that must hold before an organization goes live, all at once, and keeps what it found. Asks the providers
 * for it and takes no money. Lasts as long as the slowest check, half a minute at most.
 */
export async function runDoctor(ctx: Context, outside: Outside): Promise<DoctorReport> {
  const { orgId } = ctx;
  const id = newId("doc");
  await inOrg(orgId, async (tx) => {
    await tx.doctorRun.create({ data: { orgId, id, requestedBy: ctx.actor.id } });
    await recordAudit(tx, ctx, { action: "doctor.ran", subjectId: id });
  });
  const results = await Promise.all(listChecks(await gatherPractice(ctx, outside)).map(ask));
  return inOrg(orgId, async (tx) => {
    const run = await tx.doctorRun.update({
      where: { orgId_id: { orgId, id } },
      data: { results: results as Prisma.InputJsonArray, finishedAt: new Date() },
    });
    return { ...run, results };
  });
}
