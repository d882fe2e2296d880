import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { customerRow } from "./schema";

export const createCustomerReference: ActionReference = {
  summary: "Create a billing customer",
  description: [
    "Without `payment_data` the customer is `pending`. With it (Stripe: `customer_id` and `pm_id`; PayPal: `vault_token`) the",
    "method is checked with the gateway, the initial charge is taken from it off-session where one is required, and the customer",
    "is `active`. A charge that was refused leaves the customer `pending`: call again with another method, or send the customer to",
    "the hosted page of `buildCustomerProfileSetup`. `202` means that the gateway has not answered yet: nothing will be charged",
    "twice, and `billing_customer.created` tells when it is done.",
    "",
    "Without `gateway` the organization's default is taken, else its only one. `initial_amount` is in the organization's currency,",
    "at least its minimum where an initial charge is required. For a known contact the answer has `existing: true`: a pending",
    "customer takes the values that are named, an active one stays as it is. `contact_name` and `contact_email` are kept with the",
    "contact in either case: the newest ones count, and what is left out stays.",
  ].join("\n"),
  answer: z.object({
    data: customerRow,
    existing: z.boolean().describe("True: the contact had a billing customer before this call."),
    billing_customer_id: z.string(),
  }),
  refused: customerRow,
  errors: [
    "unknown_brand",
    "gateway_not_configured",
    "customer_suspended",
    "payment_data_rejected",
    "card_declined",
    "authentication_required",
    "payment_method_required",
  ],
  example: {
    request: {
      org_id: "org_x7Jk2",
      brand_id: "32",
      contact_id: "contact-1001",
      contact_name: "Ada Adams",
      contact_email: "ada@example.com",
      gateway: "stripe",
      payment_data: { customer_id: "cus_R1a", pm_id: "pm_1Qx" },
      allow_trigger: 1,
    },
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
      },
      existing: false,
      billing_customer_id: "bc_4mVt8",
    },
  },
};
