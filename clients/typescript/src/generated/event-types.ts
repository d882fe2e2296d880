// Generated from the API's description.

/** What happens to customers, and can be listed and subscribed to. */
export const EVENT_TYPES = [
  "billing_customer.created",
  "billing_customer.suspended",
  "trigger.captured",
  "trigger.failed",
  "trigger.pending_client",
  "trigger.client_paid",
  "trigger.enrollment.created",
  "trigger.enrollment.paused",
  "trigger.enrollment.resumed",
  "trigger.enrollment.cancelled",
  "trigger.client_cancelled",
  "charge.refunded",
  "charge.disputed",
  "payment_method.expiring",
  "payment_method.detached",
  "payment_method.replaced",
  "setup.opened",
  "setup.failed",
  "setup.expired",
] as const;
