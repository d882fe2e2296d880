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
  "trigger.enrollment.created": {
    trigger_subscription_id: string;
    billing_customer_id: string;
    billable_item_id: string;
  };
  "payment_method.replaced": {
    billing_customer_id: string;
    gateway: GatewayName;
    payment_method_label: string;
    replaced_label: string | null;
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
