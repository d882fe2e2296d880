import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { type ListedEnrollmentRow, listedEnrollmentRow } from "./schema";

const answer = z.object({ data: listedEnrollmentRow });
const request = { org_id: "org_x7Jk2", ts_id: "ts_2kLp7" };

const row = (ts_status: ListedEnrollmentRow["ts_status"]): { data: ListedEnrollmentRow } => ({
  data: {
    ts_dt: "2026-11-22 10:58:12",
    ts_id: "ts_2kLp7",
    ts_contid: "contact-1001",
    ts_status,
    ts_billable_item_id: "bi_9fQ3a",
    ts_billing_customer_id: "bc_4mVt8",
    ts_consecutive_failures: 0,
    ts_last_triggered_at: "2026-11-22 11:02:31",
    ts_last_charge_status: "captured",
  },
});

export const pauseEnrollmentReference: ActionReference = {
  summary: "Pause an enrollment",
  description: [
    "It cannot be fired until `resumeEnrollment`. Edge pauses one by itself after too many failures in a row. Pausing again",
    "changes nothing.",
  ].join("\n"),
  answer,
  errors: ["unknown_enrollment", "enrollment_cancelled"],
  example: { request: { ...request, reason: "Customer is on holiday" }, answer: row("paused") },
};

export const resumeEnrollmentReference: ActionReference = {
  summary: "Resume a paused enrollment",
  description: [
    "Its failures are counted from zero again. Resuming one that is active changes nothing. While its billing customer is",
    "suspended an enrollment stays frozen, whatever its own status.",
  ].join("\n"),
  answer,
  errors: ["unknown_enrollment", "enrollment_cancelled"],
  example: { request: { ...request, reason: "New card saved" }, answer: row("active") },
};

export const cancelEnrollmentReference: ActionReference = {
  summary: "Cancel an enrollment for good",
  description: "It is never active again; `enroll` makes another one. Cancelling again changes nothing.",
  answer,
  errors: ["unknown_enrollment"],
  example: { request: { ...request, reason: "Plan ended" }, answer: row("cancelled") },
};
