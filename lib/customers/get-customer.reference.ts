import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { MOST_ENROLLMENTS } from "./get-customer";
import { customerDetails, customerEnrollment } from "./schema";

export const getCustomerReference: ActionReference = {
  summary: "Read a billing customer",
  answer: z.object({
    data: customerDetails,
    enrollments: z
      .array(customerEnrollment)
      .describe(`Newest first, at most ${MOST_ENROLLMENTS}; getEnrollments shows them all.`),
  }),
  errors: ["unknown_customer"],
  example: {
    request: { bc_id: "bc_4mVt8" },
    answer: {
      data: {
        bc_dt: "2026-11-22 10:44:05",
        bc_id: "bc_4mVt8",
        bc_orgid: "org_x7Jk2",
        bc_contid: "contact-1001",
        bc_status: "active",
        bc_gateway: "stripe",
        bc_allow_trigger: 1,
        bc_initial_charged: 1,
        bc_payment_data: { pm_id: "pm_1Qx", pm_label: "Visa •••• 4242", customer_id: "cus_R1a" },
        bc_meta: { wallet_id: "abc", _bi_id: "bi_9fQ3a", _gateway: "stripe" },
      },
      enrollments: [
        {
          ts_id: "ts_2kLp7",
          ts_status: "active",
          ts_billable_item_id: "bi_9fQ3a",
          ts_last_triggered_at: "2026-11-22 11:02:31",
          ts_consecutive_failures: 0,
        },
      ],
    },
  },
};
