import { toRowTime } from "@/lib/wire";
import type { Enrolled } from "./enroll";
import type { ListedEnrollments } from "./list-enrollments";
import type { ContactEnrollment, ListedEnrollment } from "./queries";
import type { EnrollmentRow, ListedEnrollmentRow } from "./schema";

function presentEnrollment(enrollment: ListedEnrollment): EnrollmentRow {
  return {
    ts_dt: toRowTime(enrollment.createdAt),
    ts_id: enrollment.id,
    ts_contid: enrollment.contactId,
    ts_status: enrollment.status,
    ts_billable_item_id: enrollment.itemId,
    ts_billing_customer_id: enrollment.customerId,
    ts_consecutive_failures: enrollment.consecutiveFailures,
  };
}

function presentListedEnrollment(enrollment: ListedEnrollment): ListedEnrollmentRow {
  return {
    ...presentEnrollment(enrollment),
    ts_last_triggered_at: toRowTime(enrollment.lastTriggeredAt),
    ts_last_charge_status: enrollment.lastChargeStatus,
  };
}

/** The answer of `enroll`. */
export function presentEnrolled({ enrollment, existing }: Enrolled) {
  return { data: presentEnrollment(enrollment), ts_id: enrollment.id, existing };
}

/** The answer of what changes an enrollment. */
export function presentChangedEnrollment(enrollment: ContactEnrollment) {
  return { data: presentListedEnrollment(enrollment) };
}

/** The answer of `getEnrollments`. */
export function presentListedEnrollments({ rows, nextCursor }: ListedEnrollments) {
  return { data: rows.map(presentListedEnrollment), count: rows.length, next_cursor: nextCursor };
}
