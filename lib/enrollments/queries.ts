import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Enrollment } from "@/lib/generated/prisma/client";

/** An enrollment, and whose it is in the integrator's words. */
export type ContactEnrollment = Enrollment & { contactId: string };

/** What a row of a list shows of it. */
export type ListedEnrollment = Omit<ContactEnrollment, "statusReason" | "updatedAt">;

/** @throws EdgeError unknown_enrollment, for another organization's too */
export async function getEnrollmentOrThrow(tx: Tx, orgId: string, id: string): Promise<ContactEnrollment> {
  const found = await tx.enrollment.findUnique({
    where: { orgId_id: { orgId, id } },
    include: { customer: { select: { contactId: true } } },
  });
  if (!found)
    throw new EdgeError("unknown_enrollment", "ts_id names no enrollment of this organization.", {
      field: "ts_id",
    });
  const { customer, ...enrollment } = found;
  return { ...enrollment, contactId: customer.contactId };
}

/**
 * The enrollment as it stands once nobody else is changing it, locked until the transaction ends: whoever fires it is
 * waited for.
 * @throws EdgeError unknown_enrollment
 */
export async function lockEnrollmentOrThrow(tx: Tx, orgId: string, id: string): Promise<ContactEnrollment> {
  await tx.$executeRaw`select 1 from enrollment where org_id = ${orgId} and id = ${id} for no key update`;
  return getEnrollmentOrThrow(tx, orgId, id);
}
