import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";

const amount = z.number().positive();

export const refundChargeReference: ActionReference = {
  summary: "Give a charge's money back",
  description: [
    "Refunds a captured charge, the initial one too, in whole or in part. Refunds never exceed the charge together. Without",
    "`amount` it is what is left. HTTP 202 with `status` `processing` means that the provider has not decided yet: the event",
    "`charge.refunded` tells of it, and so does the same call with the same `Idempotency-Key`. Without that key each call is a",
    "refund of its own.",
  ].join("\n"),
  answer: z.object({
    data: z.object({
      refund_id: z.string(),
      charge_id: z.string(),
      status: z.enum(["succeeded", "processing"]).describe("`processing`: not decided yet"),
      amount: amount.describe("Of this refund, in units of the currency"),
      currency: z.string().length(3),
      amount_refunded: z.number().nonnegative().describe("Given back of the charge in all, by now"),
      charge_status: z.enum(["captured", "refunded", "disputed"]).describe("`refunded` once nothing is left"),
      revenue_status: z.enum(["confirmed", "refunded", "disputed"]),
      gateway: z.enum(["stripe", "paypal"]),
      gateway_ref: z.string().nullable().describe("The refund's id at the provider, once it is known"),
    }),
  }),
  errors: [
    "unknown_charge",
    "charge_not_captured",
    "charge_in_dispute",
    "amount_over_charge",
    "refund_rejected",
  ],
  example: {
    request: { org_id: "org_x7Jk2", charge_id: "sc_8Kd1q", amount: 50, reason: "Paid twice by mistake" },
    answer: {
      data: {
        refund_id: "re_5Tn0w",
        charge_id: "sc_8Kd1q",
        status: "succeeded",
        amount: 50,
        currency: "USD",
        amount_refunded: 50,
        charge_status: "captured",
        revenue_status: "confirmed",
        gateway: "stripe",
        gateway_ref: "re_3PqLz2",
      },
    },
  },
};
