import { z } from "zod";

/** What integrators learn, by type. Amounts are decimal numbers in currency units; times ISO 8601 with Z. */

const gateway = z.enum(["stripe", "paypal"]);
const captureMode = z.enum(["off_session", "client_confirm"]);
const label = z.string().describe('For people: "Visa •••• 4242", or an e-mail address at PayPal.');
const amount = z.number().describe("In currency units: 15.5 dollars, 1500 yen.");
const currency = z.string().length(3).describe("ISO 4217, upper case.");
const gatewayRef = z.string().describe("The provider's own id of the payment, refund or dispute.");
const reason = z.string().nullable().describe("In the words of whoever did it; null when none were given.");

/** Ours (`sc_…`, `bc_…`, `ts_…`), spelled as the API spells them. */
const customer = { billing_customer_id: z.string() };
const enrollment = { trigger_subscription_id: z.string(), ...customer, billable_item_id: z.string() };
const contact = { ...customer, contact_id: z.string() };
/** What a charge was for; both null for an initial charge without an item. */
const purpose = {
  ...customer,
  billable_item_id: z.string().nullable(),
  trigger_subscription_id: z.string().nullable(),
};
const method = { gateway, payment_method_label: label };

const captured = z.object({
  charge_id: z.string(),
  revenue_id: z.string(),
  invoice_id: z.string().nullable(),
  ...purpose,
  amount,
  currency,
  gateway,
  gateway_ref: gatewayRef,
  capture_mode: captureMode,
  captured_at: z.iso.datetime(),
  is_initial_charge: z.boolean(),
});

export const EVENTS = {
  "billing_customer.created": z
    .object({ ...contact, ...method, status: z.literal("active") })
    .describe("The billing customer became active, for the first time or again: it can be charged."),
  "billing_customer.suspended": z
    .object({ ...contact, reason })
    .describe("Nothing of this billing customer is charged until it is restored."),
  "trigger.captured": captured.describe("Money was taken: the initial charge, or a trigger that was fired."),
  "trigger.failed": z
    .object({
      charge_id: z.string(),
      ...purpose,
      amount,
      currency,
      gateway,
      failure_reason: z.string(),
      decline_code: z.string().nullable().describe("The provider's own word, where it gave one."),
      consecutive_failures: z.number().int().describe("Of this enrollment, this one included."),
    })
    .describe("A fired trigger was refused; nothing was taken."),
  "trigger.pending_client": z
    .object({
      charge_id: z.string(),
      invoice_id: z.string(),
      ...purpose,
      amount,
      currency,
      capture_mode: captureMode,
      invoice_url: z.url().describe("Where the customer pays or confirms."),
      pay_now_sent_to: z.string().nullable().describe("The address that it was mailed to, if any."),
    })
    .describe(
      "The charge waits for its customer: an invoice on the Pay Now page, or one that the bank wants confirmed.",
    ),
  "trigger.client_paid": captured.describe("The customer paid on the Pay Now page."),
  "trigger.enrollment.created": z
    .object(enrollment)
    .describe("The customer's item can be fired from now on."),
  "trigger.enrollment.paused": z
    .object({ ...enrollment, reason, consecutive_failures: z.number().int() })
    .describe("By a call, or by failures in a row: nothing is fired until it is resumed."),
  "trigger.enrollment.resumed": z.object(enrollment).describe("The item can be fired again."),
  "trigger.enrollment.cancelled": z.object({ ...enrollment, reason }).describe("For good."),
  "trigger.client_cancelled": z
    .object({ charge_id: z.string(), invoice_id: z.string(), ...customer, reason })
    .describe("The customer did not pay and can no longer: an invoice that was voided."),
  "charge.refunded": z
    .object({
      charge_id: z.string(),
      refund_id: z.string(),
      revenue_id: z.string(),
      ...customer,
      amount,
      currency,
      amount_refunded: amount.describe("In all, this refund included."),
      gateway,
      gateway_ref: z.string().describe("The refund's id at the provider."),
      fully_refunded: z.boolean(),
    })
    .describe("Money went back, whoever asked for it: the API, or the provider's own dashboard."),
  "charge.disputed": z
    .object({
      charge_id: z.string(),
      revenue_id: z.string(),
      ...customer,
      amount,
      currency,
      gateway,
      gateway_ref: gatewayRef,
      dispute_ref: z.string(),
      dispute_status: z.enum(["open", "won", "lost"]).describe("`won`: the money is back."),
    })
    .describe("The customer's bank asks the money back, or has decided."),
  "payment_method.expiring": z
    .object({ ...contact, ...method, exp_month: z.number().int(), exp_year: z.number().int() })
    .describe("The card that is charged expires within 30 days."),
  "payment_method.detached": z
    .object({ ...contact, ...method })
    .describe("Removed at the provider: nothing can be charged until the customer saves another one."),
  "payment_method.replaced": z
    .object({
      ...customer,
      ...method,
      replaced_label: z.string().nullable(),
      paused_enrollments: z
        .array(z.string())
        .describe("Enrollments that failures have paused: resume them to charge the new method."),
    })
    .describe("The customer saved another method; enrollments stay as they are."),
  "setup.opened": z
    .object({ ...contact, gateway })
    .describe("A hosted set-up page was opened to its customer."),
  "setup.failed": z
    .object({ ...contact, gateway, failure_reason: z.string(), decline_code: z.string().nullable() })
    .describe("A set-up was refused; the customer may try again."),
  "setup.expired": z.object(contact).describe("The link closed before it was used."),
} satisfies Record<string, z.ZodObject>;

export type EventType = keyof typeof EVENTS;
export type EventData = { [T in EventType]: z.output<(typeof EVENTS)[T]> };

/** The wire format's version, in every envelope. */
export const API_VERSION = "2026-03-30";

/** What every event comes in; `data` is that of its type. */
export const envelope = z.object({
  event_id: z.string().describe("The same however often the event is sent: keep it, to work an event once."),
  event_type: z.string(),
  api_version: z.literal(API_VERSION),
  created_at: z.iso.datetime(),
  org_id: z.string(),
});
