/**
 * What the host page's script and a frame of the sandbox's origin say to each other. The frame greets its parent, the
 * parent answers once with a MessagePort, and from then on both sides speak over that port alone.
 */

export const GREETING = "edge-sandbox:hello";

/** A theme and its overrides, as Stripe's appearance option has them. */
export type Appearance = {
  theme?: "stripe" | "night" | "flat";
  variables?: Record<string, string | undefined>;
  rules?: Record<string, Record<string, string | undefined>>;
};

export type FontSource = { cssSrc?: string; family?: string; src?: string; weight?: string; style?: string };

export type ElementOptions = {
  business?: { name?: string };
  readOnly?: boolean;
  terms?: { card?: "auto" | "always" | "never" };
  defaultValues?: { billingDetails?: Record<string, unknown> };
};

export type PaymentSettings = {
  key: string;
  clientSecret: string | undefined;
  locale: string;
  appearance: Appearance;
  fonts: FontSource[];
  options: ElementOptions;
};

export type ChallengeSettings = { key: string; clientSecret: string; locale: string; merchant: string };

/** Stripe's error object, as far as a page looks at it. */
export type StripeError = {
  type: string;
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  payment_intent?: Intent;
  setup_intent?: Intent;
  payment_method?: Record<string, unknown>;
};

export type Intent = {
  id: string;
  object: "payment_intent" | "setup_intent";
  status: string;
  client_secret: string;
  amount?: number;
  currency?: string;
  setup_future_usage?: string | null;
  next_action?: { type: string; redirect_to_url?: { url: string; return_url?: string | null } } | null;
  last_payment_error?: StripeError | null;
  last_setup_error?: StripeError | null;
};

/** Either what was asked for or why not; never both, never a rejected promise. */
export type Outcome<T> = { value: T; error?: undefined } | { value?: undefined; error: StripeError };

export type ConfirmRequest = {
  clientSecret: string;
  returnUrl: string | undefined;
  paymentMethodData: Record<string, unknown>;
};

/** What the host may ask of the payment frame; each is answered once, by number. */
export type PaymentCalls = {
  validate: { input: null; output: null };
  confirm: { input: ConfirmRequest; output: Intent };
  createPaymentMethod: { input: Record<string, unknown>; output: Record<string, unknown> };
  fetchUpdates: { input: null; output: null };
  update: { input: Partial<PaymentSettings>; output: null };
};

export type ToPaymentFrame =
  | { type: "call"; number: number; name: keyof PaymentCalls; input: unknown }
  | { type: "focus" | "blur" | "clear" };

export type FromPaymentFrame =
  | { type: "answer"; number: number; outcome: Outcome<unknown> }
  | { type: "height"; px: number }
  | { type: "event"; name: string; payload: Record<string, unknown> }
  | { type: "enter" };

export type ToChallengeFrame = { type: "cancel" };
export type FromChallengeFrame = { type: "done"; outcome: Outcome<Intent> };
