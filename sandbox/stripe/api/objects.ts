/** The objects that are kept, as they cross the wire; references are ids. Times are Unix seconds. */

export type Metadata = Record<string, string>;
export type Address = Record<"city" | "country" | "line1" | "line2" | "postal_code" | "state", string | null>;
export type BillingDetails = {
  address: Address;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: string | null;
};

export type Customer = {
  id: string;
  object: "customer";
  deleted?: true;
  created: number;
  email: string | null;
  name: string | null;
  description: string | null;
  phone: string | null;
  metadata: Metadata;
  invoice_settings: { default_payment_method: string | null; [more: string]: unknown };
  [more: string]: unknown;
};

export type PaymentMethod = {
  id: string;
  object: "payment_method";
  type: "card";
  created: number;
  customer: string | null;
  allow_redisplay: string;
  billing_details: BillingDetails;
  card: {
    brand: string;
    country: string;
    exp_month: number;
    exp_year: number;
    fingerprint: string;
    funding: string;
    last4: string;
    checks: { cvc_check: string | null; [more: string]: unknown };
    [more: string]: unknown;
  };
  livemode: false;
  metadata: Metadata;
  [more: string]: unknown;
};

/** What the sandbox knows of a card beyond what Stripe shows. */
export type CardRecord = {
  id: string;
  number: string;
  cvcGiven: boolean;
  /** Authenticated for later charges without its owner. */
  setUp: boolean;
  /** Used once without a customer, or detached: never again. */
  spent: boolean;
};

export type NextAction =
  | { type: "redirect_to_url"; redirect_to_url: { url: string; return_url: string } }
  | { type: "use_stripe_sdk"; use_stripe_sdk: { type: string; stripe_js: string; source: string } };

/** An error as an intent remembers it. */
export type IntentError = {
  type: string;
  code?: string;
  decline_code?: string;
  message: string;
  [more: string]: unknown;
};

type Intent = {
  id: string;
  client_secret: string;
  created: number;
  customer: string | null;
  customer_account: null;
  description: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: NextAction | null;
  payment_method: string | null;
  payment_method_options: { card: Record<string, unknown> };
  payment_method_types: string[];
  automatic_payment_methods: { enabled: boolean; allow_redirects: string } | null;
  cancellation_reason: string | null;
};

export type PaymentIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "succeeded"
  | "canceled";

export type PaymentIntent = Intent & {
  object: "payment_intent";
  status: PaymentIntentStatus;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  canceled_at: number | null;
  capture_method: string;
  confirmation_method: string;
  currency: string;
  last_payment_error: IntentError | null;
  latest_charge: string | null;
  receipt_email: string | null;
  setup_future_usage: "on_session" | "off_session" | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  [more: string]: unknown;
};

export type SetupIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "succeeded"
  | "canceled";

export type SetupIntent = Intent & {
  object: "setup_intent";
  status: SetupIntentStatus;
  last_setup_error: IntentError | null;
  latest_attempt: string | null;
  usage: "on_session" | "off_session";
  [more: string]: unknown;
};

export type Charge = {
  id: string;
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  disputed: boolean;
  metadata: Metadata;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  refunded: boolean;
  status: "succeeded" | "pending" | "failed";
  [more: string]: unknown;
};

export type RefundStatus = "succeeded" | "pending" | "failed" | "canceled";

export type Refund = {
  id: string;
  object: "refund";
  amount: number;
  charge: string;
  payment_intent: string;
  balance_transaction: string | null;
  created: number;
  currency: string;
  metadata: Metadata;
  reason: string | null;
  status: RefundStatus;
  [more: string]: unknown;
};

export type BalanceTransaction = { id: string; object: "balance_transaction"; [more: string]: unknown };
export type SetupAttempt = { id: string; object: "setup_attempt"; [more: string]: unknown };
export type Dispute = {
  id: string;
  object: "dispute";
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: string;
  payment_intent: string;
  is_charge_refundable: boolean;
  status: "warning_needs_response" | "warning_closed" | "needs_response" | "won" | "lost";
  [more: string]: unknown;
};

export type StripeEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string; idempotency_key: string | null };
  type: string;
};

export type WebhookEndpoint = {
  id: string;
  object: "webhook_endpoint";
  api_version: string | null;
  application: null;
  created: number;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Metadata;
  secret: string;
  status: "enabled" | "disabled";
  url: string;
};

/** Everything that is kept, by its noun. */
export type Kept = {
  customer: Customer;
  payment_method: PaymentMethod;
  card: CardRecord;
  payment_intent: PaymentIntent;
  setup_intent: SetupIntent;
  setup_attempt: SetupAttempt;
  charge: Charge;
  refund: Refund;
  balance_transaction: BalanceTransaction;
  dispute: Dispute;
  event: StripeEvent;
  webhook_endpoint: WebhookEndpoint;
};
export type Noun = keyof Kept;
