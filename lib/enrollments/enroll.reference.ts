import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { enrollmentRow } from "./schema";

export const enrollReference: ActionReference = {
  summary: "Enroll a billing customer in a trigger item",
  description: [
    "A customer has at most one enrollment in an item that is not cancelled. When there is one, active or paused, it is answered",
    "as it is, with `existing: true`. An item that belongs to a brand is enrolled in under that brand.",
  ].join("\n"),
  answer: z.object({
    data: enrollmentRow,
    ts_id: z.string(),
    existing: z.boolean().describe("True: it stood before this call."),
  }),
  errors: [
    "unknown_brand",
    "unknown_customer",
    "unknown_item",
    "customer_suspended",
    "customer_not_active",
    "item_not_trigger",
    "item_inactive",
  ],
  example: {
    request: {
      org_id: "org_x7Jk2",
      brand_id: "32",
      billing_customer_id: "bc_4mVt8",
      billable_item_id: "bi_9fQ3a",
      contact_id: "contact-1001",
    },
    answer: {
      data: {
        ts_dt: "2026-11-22 10:58:12",
        ts_id: "ts_2kLp7",
        ts_contid: "contact-1001",
        ts_status: "active",
        ts_billable_item_id: "bi_9fQ3a",
        ts_billing_customer_id: "bc_4mVt8",
        ts_consecutive_failures: 0,
      },
      ts_id: "ts_2kLp7",
      existing: false,
    },
  },
};
