import type { ErrorCode } from "@/lib/errors";

/** What integrators are told of an error: when it is answered, and a sentence as it goes out. */
export type ErrorWords = { when: string; sentence: string; field?: string };

export const ERROR_WORDS: Record<ErrorCode, ErrorWords> = {
  invalid_json: { when: "The body is not JSON, or not UTF-8.", sentence: "The body is not valid JSON." },
  invalid_request: {
    when: "A field is missing or malformed: one sentence for each; `field` is the first.",
    sentence: "org_id is required.",
    field: "org_id",
  },
  invalid_signature: {
    when: "A provider's webhook without its signature. Integrators do not meet it.",
    sentence: "The signature is not valid.",
  },
  missing_api_key: {
    when: "No key was sent.",
    sentence: "An API key is required: send it as api_key, or in the header Authorization: Bearer <key>.",
    field: "api_key",
  },
  invalid_api_key: {
    when: "The key is unknown, revoked or expired, which look alike.",
    sentence: "The API key is not valid.",
    field: "api_key",
  },
  card_declined: {
    when: "The gateway refused the charge. Nothing was taken; `decline_code` has its reason where it gave one.",
    sentence: "The card was declined.",
  },
  authentication_required: {
    when: "The bank wants the customer to confirm the charge: it waits on the page that `data.invoice_url` names.",
    sentence: "The bank wants the customer to confirm this charge.",
  },
  payment_method_required: {
    when: "There is no payment method that can be charged: the customer has to save one.",
    sentence: "The billing customer has no payment method that can be charged.",
  },
  org_mismatch: {
    when: "`org_id` is not the organization of the key.",
    sentence: "org_id is not the organization of this API key.",
    field: "org_id",
  },
  foreign_origin: {
    when: "A hosted page's own call, made by another site. Integrators do not meet it.",
    sentence: "This address is called by its own page only.",
  },
  unknown_action: {
    when: "The address names no action.",
    sentence: "There is no action with this name.",
  },
  unknown_brand: {
    when: "No such brand in this organization. A brand of another organization is unknown too.",
    sentence: "brand_id names no brand of this organization.",
    field: "brand_id",
  },
  unknown_item: {
    when: "No such billable item in this organization.",
    sentence: "bi_id names no billable item of this organization.",
    field: "bi_id",
  },
  unknown_customer: {
    when: "No such billing customer in this organization.",
    sentence: "billing_customer_id names no billing customer of this organization.",
    field: "billing_customer_id",
  },
  unknown_enrollment: {
    when: "No such enrollment in this organization, or the customer is not enrolled in the item.",
    sentence: "ts_id names no enrollment of this organization.",
    field: "ts_id",
  },
  unknown_charge: {
    when: "No such charge in this organization.",
    sentence: "charge_id names no charge of this organization.",
    field: "charge_id",
  },
  unknown_invoice: {
    when: "No such invoice in this organization.",
    sentence: "invoice_id names no invoice of this organization.",
    field: "invoice_id",
  },
  unknown_gateway_account: {
    when: "A provider's webhook for an account that is not here. Integrators do not meet it.",
    sentence: "There is no such account.",
  },
  unknown_link: {
    when: "No such set-up page: the page's own calls.",
    sentence: "There is no such page.",
  },
  unknown_setup: {
    when: "No set-up was begun that could be confirmed.",
    sentence: "There is no set-up of this billing customer to confirm.",
  },
  unknown_webhook: {
    when: "No such webhook endpoint in this organization.",
    sentence: "wh_id names no webhook endpoint of this organization.",
    field: "wh_id",
  },
  unknown_event: {
    when: "No such event in this organization.",
    sentence: "event_id names no event of this organization.",
    field: "event_id",
  },
  method_not_allowed: {
    when: "Anything but POST. `Allow` says what.",
    sentence: "This action is called with POST and a JSON body.",
  },
  customer_suspended: {
    when: "The billing customer is suspended: restore it first.",
    sentence: "The billing customer is suspended.",
  },
  customer_not_active: {
    when: "The billing customer has not completed its set-up.",
    sentence: "The billing customer is not active.",
  },
  trigger_not_allowed: {
    when: "The billing customer was created with `allow_trigger` 0.",
    sentence: "The billing customer does not allow triggers.",
  },
  initial_charge_required: {
    when: "The billing customer owes its initial charge.",
    sentence: "The initial charge has not been made.",
  },
  enrollment_not_active: {
    when: "The enrollment is paused: resume it first.",
    sentence: "The enrollment is paused.",
  },
  enrollment_cancelled: {
    when: "The enrollment was cancelled, which is for good: enroll again.",
    sentence: "The enrollment is cancelled.",
  },
  setup_not_completed: {
    when: "The customer has not yet completed the gateway's form or approved at PayPal.",
    sentence: "The payment method has not been set up yet.",
  },
  invoice_paid: {
    when: "The invoice was paid before it was voided: refund its charge instead.",
    sentence: "The invoice has been paid.",
    field: "invoice_id",
  },
  charge_not_captured: {
    when: "The charge took no money, or has none left to give back.",
    sentence: "The charge is not captured.",
  },
  charge_in_dispute: {
    when: "The customer's bank has the charge: it cannot be refunded meanwhile.",
    sentence: "The charge is in dispute.",
  },
  charge_ended: {
    when: "The charge that stands for this `trigger_id` was in doubt and was ended: by staff, or because its customer, enrollment or item was stopped.",
    sentence: "Staff ended this charge, which the gateway had not settled; nothing of it is kept.",
  },
  idempotency_conflict: {
    when: "The `Idempotency-Key` was used with another body.",
    sentence: "This Idempotency-Key was used with another body.",
  },
  request_in_progress: {
    when: "The first call with this `Idempotency-Key` is still running; `Retry-After` says when to ask again.",
    sentence: "The first request with this Idempotency-Key is still running.",
  },
  body_too_large: {
    when: "More than 64 KiB.",
    sentence: "The body is larger than 64 KiB.",
  },
  unsupported_media_type: {
    when: "`Content-Type` is not `application/json`.",
    sentence: "Send the body as JSON, with Content-Type: application/json.",
  },
  item_not_trigger: {
    when: "The item's billing type is not trigger.",
    sentence: "The billable item is not of the billing type trigger.",
    field: "bi_id",
  },
  item_inactive: {
    when: "The item is not active.",
    sentence: "The billable item is not active.",
    field: "bi_id",
  },
  gateway_not_configured: {
    when: "The organization has no account at that gateway, it has several and none is named, or the gateway refuses it.",
    sentence: "The organization has no account at this gateway.",
    field: "gateway",
  },
  override_not_allowed: {
    when: "The item's amount is fixed.",
    sentence: "The amount of this item cannot be overridden.",
    field: "override_amount",
  },
  amount_over_cap: {
    when: "The amount is more than the item allows at once. It is refused, never cut.",
    sentence: "The amount is over the cap of this item.",
    field: "override_amount",
  },
  amount_rejected: {
    when: "The gateway takes no such amount: too small, too large, too many decimals, or not in this currency. `decline_code` says which.",
    sentence: "The amount is below the gateway's minimum; nothing was charged.",
  },
  amount_over_charge: {
    when: "More would be given back than was taken.",
    sentence: "The amount is more than is left of the charge.",
    field: "amount",
  },
  refund_rejected: {
    when: "The gateway refuses the refund: it is too late for it, or the payment cannot be refunded.",
    sentence: "The gateway refused the refund.",
  },
  metric_required: {
    when: "An item of the mode threshold is fired with a `metric_value`.",
    sentence: "metric_value is required for an item of the mode threshold.",
    field: "metric_value",
  },
  payment_data_rejected: {
    when: "The gateway does not know the customer or method that `payment_data` names.",
    sentence: "The gateway does not know this payment method.",
    field: "payment_data",
  },
  rate_limited: {
    when: "Too many calls. `Retry-After` has the seconds.",
    sentence: "This API key is called more often than its limit allows. Try again in 1 s.",
  },
  internal_error: {
    when: "Our fault. Safe to repeat with the same `Idempotency-Key`.",
    sentence: "Something went wrong on our side. Quote the request id when you contact support.",
  },
  service_unavailable: {
    when: "Something that we need cannot be reached. `Retry-After` has the seconds.",
    sentence: "The service is briefly unavailable. Send the same request again in a few seconds.",
  },
};
