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
