import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";

export const buildSetupReference: ActionReference = {
  summary: "Create a billing customer and its hosted set-up page",
  description: [
    "The contact's billing customer is created as `pending`, or found. Send the customer to `setup_url`: there they save a card or",
    "PayPal and pay the initial charge, which turns the billing customer `active` and enrolls it in `bi_id`. `contact_name` and",
    "`contact_email` are kept with the contact, also of an active customer: the newest ones count, and what is left out stays.",
  ].join("\n"),
  answer: z.object({
    data: z.object({ existing: z.boolean(), setup_url: z.url(), billing_customer_id: z.string() }),
  }),
  errors: [
    "unknown_brand",
    "unknown_item",
    "item_not_trigger",
    "item_inactive",
    "gateway_not_configured",
    "customer_suspended",
  ],
  example: {
    request: {
      org_id: "org_x7Jk2",
      brand_id: "32",
      contact_id: "contact-1001",
      contact_name: "Ada Adams",
      contact_email: "ada@example.com",
      bi_id: "bi_9fQ3a",
      bc_meta: { wallet_id: "abc" },
      gateway: "stripe",
    },
    answer: {
      data: {
        existing: false,
        setup_url: "https://billing.example.com/public/edge/setup-billing/32/org_x7Jk2/bc_4mVt8",
        billing_customer_id: "bc_4mVt8",
      },
    },
  },
};
