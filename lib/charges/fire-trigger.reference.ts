import { z } from "zod";
import type { ActionReference } from "@/lib/action-reference";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { wireGateway } from "@/lib/wire";
import { PRECONDITIONS } from "./trigger-rules";

const amount = z.number().describe("In currency units: 200 is 200.00 USD, or 200 JPY.");

const charge = z.object({
  success: z.boolean(),
  status: z.enum(["captured", "processing", "pending_client_action", "failed", "cancelled"]),
  amount,
  currency: z.string(),
  gateway: wireGateway,
  gateway_ref: z.string().nullable(),
  charge_id: z.string(),
  invoice_id: z.string().nullable(),
  captured_at: z.iso.datetime().nullable(),
  invoice_url: z
    .url()
    .optional()
    .describe("Only while the charge waits for its customer: the page on which they pay or confirm it."),
  pay_now_sent_to: z.string().nullable().optional(),
});

const notMet = z.object({
  success: z.literal(false),
  status: z.literal("not_met"),
  amount,
  currency: z.string(),
  metric_value: z.number().nullable(),
  trigger_condition: z.enum(["lte", "gte", "eq"]).nullable(),
  trigger_threshold: z.number().nullable(),
  trigger_floor: z.number().nullable(),
});

const dryRun = z.object({
  success: z.boolean().describe("Whether the same call without dry_run would make a charge now."),
  status: z.literal("dry_run"),
  amount: amount.nullable(),
  currency: z.string(),
  gateway: wireGateway,
  capture_mode: z.enum(["off_session", "client_confirm"]),
  condition_met: z.boolean().nullable().describe("null: there is no condition, or no metric_value."),
  existing_charge_id: z
    .string()
    .nullable()
    .describe("The charge that the call would answer with: of the same trigger_id, or within the cooldown."),
  preconditions: z.array(
    z.object({
      name: z.enum(PRECONDITIONS),
      ok: z.boolean(),
      code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]).nullable(),
      message: z.string().nullable(),
    }),
  ),
});

export const fireReference: ActionReference = {
  summary: "Fire a trigger",
  description: [
    "Charges the customer's saved method, or bills the customer, once for what the call stands for.",
    "",
    "- Send your own `trigger_id` for what happened: the same one always answers with the first charge, for ever.",
    "- Within the organization's cooldown (60 s) a second fire for the same customer and item answers with the first charge,",
    "  unless that one failed.",
    "- `processing` (HTTP 202) means that the gateway has not answered: the charge is settled by itself and is never made again.",
    "- HTTP 402 `authentication_required` comes with `data.invoice_url`, a page on which the customer confirms the same charge.",
    "- `dry_run: true` does nothing, and lists every precondition.",
  ].join("\n"),
  answer: z.object({ data: z.union([charge, notMet, dryRun]) }),
  refused: charge,
  errors: [
    "card_declined",
    "authentication_required",
    "payment_method_required",
    "unknown_brand",
    "unknown_item",
    "unknown_customer",
    "unknown_enrollment",
    "customer_suspended",
    "customer_not_active",
    "trigger_not_allowed",
    "initial_charge_required",
    "enrollment_not_active",
    "item_not_trigger",
    "item_inactive",
    "gateway_not_configured",
    "override_not_allowed",
    "amount_over_cap",
    "amount_rejected",
    "charge_ended",
    "metric_required",
    "idempotency_conflict",
  ],
  example: {
    request: {
      org_id: "org_x7Jk2",
      brand_id: "32",
      billable_item_id: "bi_9fQ3a",
      billing_customer_id: "bc_4mVt8",
      metric_value: 12.5,
      trigger_id: "wallet-abc-2026-11-22",
    },
    answer: {
      data: {
        success: true,
        status: "captured",
        amount: 200,
        currency: "USD",
        gateway: "stripe",
        gateway_ref: "pi_3Q8fY2",
        charge_id: "sc_7hWq1",
        invoice_id: "inv_2bLx9",
        captured_at: "2026-11-22T09:30:00.000Z",
      },
    },
  },
};
