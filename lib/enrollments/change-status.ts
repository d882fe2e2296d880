import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { EnrollmentStatus } from "@/lib/generated/prisma/enums";
import { before } from "@/lib/states";
import { type ContactEnrollment, getEnrollmentOrThrow, lockEnrollmentOrThrow } from "./queries";
import { ENROLLMENT_MOVES } from "./status";

/** `changed`: this call did it. Else it had been so before, and nothing is to be told of it. */
type StatusChange = { enrollment: ContactEnrollment; changed: boolean };

/**
 * Moves an enrollment to a status, once however many ask for it.
 * @throws EdgeError unknown_enrollment; enrollment_cancelled when it has ended for good
 */
export async function changeStatus(
  tx: Tx,
  orgId: string,
  {
    id,
    to,
    with: data,
  }: { id: string; to: EnrollmentStatus; with: Prisma.EnrollmentUpdateManyMutationInput },
): Promise<StatusChange> {
  const found = await lockEnrollmentOrThrow(tx, orgId, id);
  if (found.status === to) return { enrollment: found, changed: false };
  const { count } = await tx.enrollment.updateMany({
    where: { orgId, id, status: { in: before(ENROLLMENT_MOVES, to) } },
    data: { ...data, status: to },
  });
  if (count === 0)
    throw new EdgeError(
      "enrollment_cancelled",
      "The enrollment is cancelled for good: enroll the customer again.",
      {
        field: "ts_id",
      },
    );
  return { enrollment: await getEnrollmentOrThrow(tx, orgId, id), changed: true };
}
