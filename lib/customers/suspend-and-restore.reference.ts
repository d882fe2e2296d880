import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { customerRow } from "./schema";

const answer = z.object({ data: customerRow });
const row = {
  bc_dt: "2026-11-22 10:44:05",
  bc_id: "bc_4mVt8",
  bc_orgid: "org_x7Jk2",
  bc_contid: "contact-1001",
  bc_gateway: "stripe",
  bc_allow_trigger: 1,
  bc_initial_charged: 1,
};

export const suspendCustomerReference: ActionReference = {
  summary: "Suspend a billing customer",
  description: [
    "Fires and new enrollments are refused with `customer_suspended`, and hosted pages are closed, until `restoreCustomer`.",
    "Enrollments are frozen and keep their status. Suspending again changes nothing.",
  ].join("\n"),
  answer,
  errors: ["unknown_customer"],
  example: {
    request: { org_id: "org_x7Jk2", billing_customer_id: "bc_4mVt8", reason: "Chargeback under review" },
    answer: { data: { ...row, bc_status: "suspended" } },
  },
};

export const restoreCustomerReference: ActionReference = {
  summary: "Restore a suspended billing customer",
  description: [
    "It turns `active` again when it has a payment method and its initial charge is paid or not required, else `pending`.",
    "Restoring one that is not suspended changes nothing.",
  ].join("\n"),
  answer,
  errors: ["unknown_customer"],
  example: {
    request: { org_id: "org_x7Jk2", billing_customer_id: "bc_4mVt8", reason: "Resolved" },
    answer: { data: { ...row, bc_status: "active" } },
  },
};
