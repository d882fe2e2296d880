/**
 * Every refusal that the API can answer, and its HTTP status. The codes are a contract with integrators: one may be
 * added, none may change its meaning.
 */
export const ERROR_STATUS = {
  invalid_json: 400,
  invalid_request: 400,
  invalid_signature: 400,
  missing_api_key: 401,
  invalid_api_key: 401,
  card_declined: 402,
  authentication_required: 402,
  payment_method_required: 402,
  org_mismatch: 403,
  foreign_origin: 403,
  unknown_action: 404,
  unknown_brand: 404,
  unknown_item: 404,
  unknown_customer: 404,
  unknown_enrollment: 404,
  unknown_charge: 404,
  unknown_invoice: 404,
  unknown_gateway_account: 404,
  unknown_link: 404,
  unknown_setup: 404,
  unknown_webhook: 404,
  unknown_event: 404,
  method_not_allowed: 405,
  customer_suspended: 409,
  customer_not_active: 409,
  trigger_not_allowed: 409,
  initial_charge_required: 409,
  enrollment_not_active: 409,
  enrollment_cancelled: 409,
  setup_not_completed: 409,
  invoice_paid: 409,
  charge_not_captured: 409,
  charge_in_dispute: 409,
  charge_ended: 409,
  idempotency_conflict: 409,
  request_in_progress: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  item_not_trigger: 422,
  item_inactive: 422,
  gateway_not_configured: 422,
  override_not_allowed: 422,
  amount_over_cap: 422,
  amount_over_charge: 422,
  amount_rejected: 422,
  refund_rejected: 422,
  metric_required: 422,
  payment_data_rejected: 422,
  rate_limited: 429,
  internal_error: 500,
  service_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export type EdgeErrorDetails = {
  /** The input field at fault, as it is spelled on the wire. */
  field?: string;
  /** One sentence per fault, when there are several; the message alone otherwise. */
  errors?: readonly string[];
  /** The gateway's own reason, where it gave one. */
  declineCode?: string | undefined;
  /** What stands beside the error in the answer: the charge that was refused, the page on which the customer can pay it. */
  data?: Record<string, unknown> | undefined;
  /** Whole seconds after which the same call may succeed. */
  retryAfterSeconds?: number;
  /** Methods that the address does accept, for `method_not_allowed`. */
  allow?: string;
  cause?: unknown;
};

/**
 * A broken rule that the caller may be told about: the sentence goes out as it stands, so it names no secret, no SQL and
 * no provider's text. Anything else that is thrown is answered as `internal_error`.
 */
export class EdgeError extends Error {
  readonly kind = "edge_error";
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly errors: readonly string[];
  readonly declineCode: string | undefined;
  readonly data: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly allow: string | undefined;

  constructor(code: ErrorCode, sentence: string, details: EdgeErrorDetails = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "EdgeError";
    this.code = code;
    this.field = details.field ?? null;
    this.errors = details.errors ?? [sentence];
    this.declineCode = details.declineCode;
    this.data = details.data;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.allow = details.allow;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** By mark and not by class: the server and Next's bundle are two module graphs in one process. */
export function isEdgeError(value: unknown): value is EdgeError {
  return value instanceof Error && (value as { kind?: unknown }).kind === "edge_error";
}
