import type { ChargeStatus, EnrollmentStatus } from "@/lib/generated/prisma/enums";

/** What the staff pages show of enrollments. Props of components/admin. */

export type EnrollmentRow = {
  id: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  itemId: string;
  itemName: string;
  status: EnrollmentStatus;
  statusReason: string | null;
  consecutiveFailures: number;
  lastTriggeredAt: Date | null;
  lastChargeStatus: ChargeStatus | null;
  createdAt: Date;
};
