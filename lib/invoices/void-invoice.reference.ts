import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";

export const voidInvoiceReference: ActionReference = {
  summary: "Call an invoice off",
  description: [
    "Closes the pay page of a charge that waits for its customer, whether billed or to be confirmed, and makes sure at the",
    "gateway that it can no longer be paid. HTTP 202 means that somebody may just have paid it: it is `void` or `paid` as soon",
    "as the gateway has said which, and the event `trigger.client_cancelled` or `trigger.client_paid` tells.",
  ].join("\n"),
  answer: z.object({
    data: z.object({
      invoice_id: z.string(),
      invoice_number: z.string(),
      invoice_status: z.enum(["void", "draft", "sent", "overdue"]),
      amount: z.number(),
      currency: z.string(),
      billing_customer_id: z.string(),
      charge_id: z.string(),
      charge_status: z.enum(["cancelled", "processing", "pending_client_action"]),
    }),
  }),
  errors: ["unknown_invoice", "invoice_paid"],
  example: {
    request: { org_id: "org_x7Jk2", invoice_id: "inv_2bLx9", reason: "Billed by mistake" },
    answer: {
      data: {
        invoice_id: "inv_2bLx9",
        invoice_number: "INV-000012",
        invoice_status: "void",
        amount: 750,
        currency: "USD",
        billing_customer_id: "bc_4mVt8",
        charge_id: "sc_7hWq1",
        charge_status: "cancelled",
      },
    },
  },
};
