import { z } from "zod";
import { wireId, wireReason } from "@/lib/wire";

/** What `getCustomer` takes; `org_id` is the key's, and checked where it is named. */
export const getCustomerInput = z.object({ bc_id: wireId });

/** What `suspendCustomer` and `restoreCustomer` take. */
export const customerChangeInput = z.object({
  org_id: wireId,
  billing_customer_id: wireId,
  reason: wireReason,
});

export type CustomerChangeInput = z.infer<typeof customerChangeInput>;

/** A flag as rows show it. */
const rowFlag = z.union([z.literal(0), z.literal(1)]);

/** A billing customer as every action shows it. */
export const customerRow = z.object({
  bc_dt: z.string().describe("When it was created, `YYYY-MM-DD HH:MM:SS` UTC."),
  bc_id: z.string(),
  bc_orgid: z.string(),
  bc_contid: z.string().describe("Your own id of the contact."),
  bc_status: z.enum(["pending", "active", "suspended"]),
  bc_gateway: z.enum(["stripe", "paypal"]),
  bc_allow_trigger: rowFlag,
  bc_initial_charged: rowFlag,
});

export type CustomerRow = z.infer<typeof customerRow>;

/** What `getCustomer` shows beside the row. */
export const customerDetails = customerRow.extend({
  bc_payment_data: z
    .object({
      pm_id: z.string().describe("The gateway's id: Stripe's `pm_…`, PayPal's vault token."),
      pm_label: z.string(),
      customer_id: z.string().nullable().describe("The gateway's id of its customer, where it has one."),
    })
    .nullable()
    .describe("What is charged; null when there is none, or when it was removed at the gateway."),
  bc_meta: z
    .record(z.string(), z.json())
    .describe("Your own references, with `_bi_id` (when an item was named) and `_gateway` of the set-up."),
});

/** An enrollment as `getCustomer` shows it. */
export const customerEnrollment = z.object({
  ts_id: z.string(),
  ts_status: z.enum(["active", "paused", "cancelled"]),
  ts_billable_item_id: z.string(),
  ts_last_triggered_at: z.string().nullable(),
  ts_consecutive_failures: z.int(),
});
