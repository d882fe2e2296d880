import type { Context } from "@/lib/context";
import { type DoctorReport, runDoctor } from "@/lib/doctor/run-doctor";
import { toContentPolicy } from "./content-policy";

const WAIT_MS = 20_000;

/** The go-live doctor over the policy that the hosted pages really have. */
export function examineOrganization(ctx: Context): Promise<DoctorReport> {
  return runDoctor(ctx, {
    contentPolicyOf: (page) =>
      toContentPolicy({ ...page, nonce: "doctor", embedOrigins: [], development: false }),
    waitMs: WAIT_MS,
  });
}
