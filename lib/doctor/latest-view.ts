import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { latestDoctorReport } from "./queries";
import { toDoctorView } from "./to-view";
import type { DoctorView } from "./view";

/** What the doctor found last, for staff; null before the first time. */
export async function latestDoctorView(ctx: Context): Promise<DoctorView | null> {
  const report = await latestDoctorReport(ctx);
  if (!report) return null;
  const person = await inOrg(ctx.orgId, (tx) =>
    tx.staffUser.findUnique({ where: { id: report.requestedBy }, select: { name: true } }),
  );
  return toDoctorView(report, new Map(person ? [[report.requestedBy, person.name]] : []));
}
