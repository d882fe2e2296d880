import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { listedEnrollmentRow } from "./schema";

export const listEnrollmentsReference: ActionReference = {
  summary: "List enrollments, newest first",
  description: [
    "Filters may be combined. `limit` is 50 unless given, at most 200. For all of them, send each page's `next_cursor` as `cursor`",
    "until it is null: every page costs the same, and what is enrolled meanwhile neither repeats nor hides a row. `offset` skips",
    "rows instead, at most 10,000, and is not given together with `cursor`.",
  ].join("\n"),
  answer: z.object({
    data: z.array(listedEnrollmentRow),
    count: z
      .int()
      .describe("Rows in `data`. There is no total: counting all of them would cost more than the page."),
    next_cursor: z.string().nullable().describe("Opaque; null on the last page."),
  }),
  errors: ["unknown_customer", "unknown_item"],
  example: {
    request: { org_id: "org_x7Jk2", status: "active", billable_item_id: "bi_9fQ3a", limit: 1 },
    answer: {
      data: [
        {
          ts_dt: "2026-11-22 10:58:12",
          ts_id: "ts_2kLp7",
          ts_contid: "contact-1001",
          ts_status: "active",
          ts_billable_item_id: "bi_9fQ3a",
          ts_billing_customer_id: "bc_4mVt8",
          ts_consecutive_failures: 0,
          ts_last_triggered_at: "2026-11-22 11:02:31",
          ts_last_charge_status: "captured",
        },
      ],
      count: 1,
      next_cursor: "MTc5NTM0NTA5MjAwMCB0c18ya0xwNw",
    },
  },
};
