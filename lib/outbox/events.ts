import type { GatewayName } from "@/lib/gateways/types";

/** What integrators learn, by type. Amounts are decimal numbers in currency units; times ISO 8601 with Z. */
export type EventData = {
  "billing_customer.created": {
    billing_customer_id: string;
    contact_id: string;
    gateway: GatewayName;
    status: "active";
    payment_method_label: string;
  };
  "billing_customer.suspended": { billing_customer_id: string; contact_id: string; reason: string | null };
  "trigger.captured": {
    charge_id: string;
    revenue_id: string;
    invoice_id: string | null;
    billing_customer_id: string;
    billable_item_id: string | null;
    trigger_subscription_id: string | null;
    amount: number;
    currency: string;
    gateway: GatewayName;
    gateway_ref: string;
    capture_mode: "off_session" | "client_confirm";
    captured_at: string;
    is_initial_charge: boolean;
  };
  "trigger.failed": {
    charge_id: string;
    billing_customer_id: string;
    billable_item_id: string | null;
    trigger_subscription_id: string | null;
    amount: number;
    currency: string;
    gateway: GatewayName;
    failure_reason: string;
    decline_code: string | null;
    consecutive_failures: number;
  };
  /** The charge waits for its customer: an invoice on the Pay Now page, or one that the bank wants confirmed. */
  "trigger.pending_client": {
    charge_id: string;
    invoice_id: string;
    billing_customer_id: string;
    billable_item_id: string | null;
    trigger_subscription_id: string | null;
    amount: number;
    currency: string;
    capture_mode: "off_session" | "client_confirm";
    invoice_url: string;
    pay_now_sent_to: string | null;
  };
  "trigger.client_paid": EventData["trigger.captured"];
  "trigger.enrollment.created": {
    trigger_subscription_id: string;
    billing_customer_id: string;
    billable_item_id: string;
  };
  "trigger.enrollment.paused": {
    trigger_subscription_id: string;
    billing_customer_id: string;
    billable_item_id: string;
    reason: string | null;
    consecutive_failures: number;
  };
  "trigger.enrollment.resumed": {
    trigger_subscription_id: string;
    billing_customer_id: string;
    billable_item_id: string;
  };
  "trigger.enrollment.cancelled": {
    trigger_subscription_id: string;
    billing_customer_id: string;
    billable_item_id: string;
    reason: string | null;
  };
  /** The customer did not pay and can no longer: an invoice that was voided. */
  "trigger.client_cancelled": {
    charge_id: string;
    invoice_id: string;
    billing_customer_id: string;
    reason: string | null;
  };
  "charge.refunded": {
    charge_id: string;
    refund_id: string;
    revenue_id: string;
    billing_customer_id: string;
    amount: number;
    currency: string;
    /** In all, this refund included. */
    amount_refunded: number;
    gateway: GatewayName;
    gateway_ref: string;
    fully_refunded: boolean;
  };
  "charge.disputed": {
    charge_id: string;
    revenue_id: string;
    billing_customer_id: string;
    amount: number;
    currency: string;
    gateway: GatewayName;
    gateway_ref: string;
    dispute_ref: string;
    /** `won`: the money is back. */
    dispute_status: "open" | "won" | "lost";
  };
  "payment_method.expiring": {
    billing_customer_id: string;
    contact_id: string;
    gateway: GatewayName;
    payment_method_label: string;
    exp_month: number;
    exp_year: number;
  };
  /** Removed at the provider: nothing can be charged until the customer saves another one. */
  "payment_method.detached": {
    billing_customer_id: string;
    contact_id: string;
    gateway: GatewayName;
    payment_method_label: string;
  };
  "payment_method.replaced": {
    billing_customer_id: string;
    gateway: GatewayName;
    payment_method_label: string;
    replaced_label: string | null;
    /** Enrollments that failures have paused: resume them to charge the new method. */
    paused_enrollments: string[];
  };
  "setup.opened": { billing_customer_id: string; contact_id: string; gateway: GatewayName };
  "setup.failed": {
    billing_customer_id: string;
    contact_id: string;
    gateway: GatewayName;
    failure_reason: string;
    decline_code: string | null;
  };
  "setup.expired": { billing_customer_id: string; contact_id: string };
};

export type EventType = keyof EventData;
