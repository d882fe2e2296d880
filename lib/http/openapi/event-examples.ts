import type { EventData, EventType } from "@/lib/outbox/events";

const customer = { billing_customer_id: "bc_4mVt8" };
const contact = { ...customer, contact_id: "contact-1001" };
const method = { gateway: "stripe", payment_method_label: "Visa •••• 4242" } as const;
const enrollment = { trigger_subscription_id: "ts_6Hn2w", ...customer, billable_item_id: "bi_9fQ3a" };
const money = { amount: 200, currency: "USD" };
const payment = { gateway: "stripe", gateway_ref: "pi_3QxB7a" } as const;

const captured: EventData["trigger.captured"] = {
  charge_id: "sc_2pLx5",
  revenue_id: "rev_8cKd1",
  invoice_id: "inv_7zRt3",
  ...enrollment,
  ...money,
  ...payment,
  capture_mode: "off_session",
  captured_at: "2026-03-30T09:29:58.412Z",
  is_initial_charge: false,
};

/** One of each, told of the same customer. */
export const EVENT_EXAMPLES: { [T in EventType]: EventData[T] } = {
  "billing_customer.created": { ...contact, ...method, status: "active" },
  "billing_customer.suspended": { ...contact, reason: "Three chargebacks" },
  "trigger.captured": captured,
  "trigger.failed": {
    charge_id: "sc_2pLx5",
    ...enrollment,
    ...money,
    gateway: "stripe",
    failure_reason: "insufficient_funds",
    decline_code: "insufficient_funds",
    consecutive_failures: 1,
  },
  "trigger.pending_client": {
    charge_id: "sc_2pLx5",
    invoice_id: "inv_7zRt3",
    ...enrollment,
    ...money,
    capture_mode: "client_confirm",
    invoice_url: "https://billing.example.com/public/edge/pay/inv_7zRt3",
    pay_now_sent_to: "ada@example.com",
  },
  "trigger.client_paid": { ...captured, capture_mode: "client_confirm" },
  "trigger.enrollment.created": enrollment,
  "trigger.enrollment.paused": { ...enrollment, reason: "consecutive_failures", consecutive_failures: 3 },
  "trigger.enrollment.resumed": enrollment,
  "trigger.enrollment.cancelled": { ...enrollment, reason: "The project ended" },
  "trigger.client_cancelled": {
    charge_id: "sc_2pLx5",
    invoice_id: "inv_7zRt3",
    ...customer,
    reason: "Overdue for too long",
  },
  "charge.refunded": {
    charge_id: "sc_2pLx5",
    refund_id: "ref_5yTq9",
    revenue_id: "rev_8cKd1",
    ...customer,
    amount: 50,
    currency: "USD",
    amount_refunded: 50,
    ...payment,
    gateway_ref: "re_3QxC1k",
    fully_refunded: false,
  },
  "charge.disputed": {
    charge_id: "sc_2pLx5",
    revenue_id: "rev_8cKd1",
    ...customer,
    ...money,
    ...payment,
    dispute_ref: "dp_1QyD8m",
    dispute_status: "open",
  },
  "payment_method.expiring": { ...contact, ...method, exp_month: 4, exp_year: 2026 },
  "payment_method.detached": { ...contact, ...method },
  "payment_method.replaced": {
    ...customer,
    ...method,
    replaced_label: "Visa •••• 0341",
    paused_enrollments: ["ts_6Hn2w"],
  },
  "setup.opened": { ...contact, gateway: "stripe" },
  "setup.failed": {
    ...contact,
    gateway: "stripe",
    failure_reason: "card_declined",
    decline_code: "generic_decline",
  },
  "setup.expired": contact,
};
