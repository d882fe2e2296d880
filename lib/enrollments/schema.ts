import { z } from "zod";
import { wireBrand, wireId, wireReason } from "@/lib/wire";
import { wireCursor } from "./cursor";

/** What `enroll` takes, without the key. */
export const enrollInput = z.object({
  org_id: wireId,
  brand_id: wireBrand,
  billing_customer_id: wireId,
  billable_item_id: wireId,
  contact_id: wireId.nullish(),
});

export type EnrollInput = z.infer<typeof enrollInput>;

/** What `pauseEnrollment`, `resumeEnrollment` and `cancelEnrollment` take. */
export const enrollmentChangeInput = z.object({ org_id: wireId, ts_id: wireId, reason: wireReason });

export type EnrollmentChangeInput = z.infer<typeof enrollmentChangeInput>;

const status = z.enum(["active", "paused", "cancelled"]);

/** Rows that are skipped are read all the same: far pages are for the cursor. */
const MOST_OFFSET = 10_000;

/** What `getEnrollments` takes, without the key. */
export const listEnrollmentsInput = z
  .object({
    org_id: wireId,
    status: status.nullish(),
    billing_customer_id: wireId.nullish(),
    billable_item_id: wireId.nullish(),
    limit: z.int().min(1).max(200).nullish(),
    offset: z
      .int()
      .min(0)
      .max(
        MOST_OFFSET,
        `must be at most ${MOST_OFFSET}: go further with cursor, from next_cursor of each page`,
      )
      .nullish(),
    cursor: wireCursor.nullish(),
  })
  .superRefine(({ cursor, offset }, issues) => {
    if (cursor && offset)
      issues.addIssue({
        code: "custom",
        path: ["offset"],
        message: "must not be given together with cursor",
      });
  });

export type ListEnrollmentsInput = z.infer<typeof listEnrollmentsInput>;

const chargeStatus = z.enum([
  "processing",
  "pending_client_action",
  "captured",
  "failed",
  "cancelled",
  "refunded",
  "disputed",
]);

/** An enrollment as `enroll` answers it. */
export const enrollmentRow = z.object({
  ts_dt: z.string().describe("When it was created, `YYYY-MM-DD HH:MM:SS` UTC."),
  ts_id: z.string(),
  ts_contid: z.string().describe("Your own id of the contact."),
  ts_status: status,
  ts_billable_item_id: z.string(),
  ts_billing_customer_id: z.string(),
  ts_consecutive_failures: z.int(),
});

export type EnrollmentRow = z.infer<typeof enrollmentRow>;

/** An enrollment as every other action shows it. */
export const listedEnrollmentRow = enrollmentRow.extend({
  ts_last_triggered_at: z.string().nullable().describe("`YYYY-MM-DD HH:MM:SS` UTC."),
  ts_last_charge_status: chargeStatus.nullable(),
});

export type ListedEnrollmentRow = z.infer<typeof listedEnrollmentRow>;
