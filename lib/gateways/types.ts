import type { Money } from "@/lib/money";

export type GatewayName = "stripe" | "paypal";

/** Whether an account moves real money. Kept on every row that came from a gateway and compared with each event's. */
export type GatewayMode = "live" | "test";

export type StripeCredentials = { secretKey: string; publishableKey: string; webhookSecret?: string };
export type PaypalCredentials = { clientId: string; clientSecret: string; webhookId?: string };

/** Decrypted, in memory only, for the length of one call. */
export type GatewayAccount<C = unknown> = {
  id: string;
  orgId: string;
  mode: GatewayMode;
  credentials: C;
};

/**
 * What a provider said of a request that it did not carry out. `unknown` is not among these: a call whose outcome
 * cannot be known throws `GatewayUnknown`.
 */
export type GatewayFailure = {
  /** Ours, closed: what the customer or the org has to do about it. */
  code:
    | "card_declined"
    | "insufficient_funds"
    | "expired_card"
    | "incorrect_cvc"
    | "incorrect_number"
    | "authentication_failed"
    | "authentication_required"
    | "payer_action_required"
    | "method_unusable"
    | "vaulting_not_enabled"
    | "processing_error";
  /** The provider's own word, for staff and `decline_code`. */
  declineCode?: string;
  /** The provider's id of the failed try, so that one refusal seen twice counts once. */
  ref?: string;
  /** `pi_…` or an order waiting for the customer, when this refusal can be resumed. */
  resumable?: boolean;
};

/** What the gateway saved and can be charged later. */
export type SavedMethod = {
  /** `pm_…` at Stripe, the vault payment token at PayPal. */
  ref: string;
  /** `cus_…` at Stripe, PayPal's vault customer id. */
  customerRef?: string;
  type: "card" | "paypal" | "other";
  /** For people: `Visa •••• 4242`, or a PayPal e-mail. */
  label: string;
  cardBrand?: string;
  cardLast4?: string;
  cardExpMonth?: number;
  cardExpYear?: number;
  payerId?: string;
};

/** Money that the provider says it holds. */
export type Capture = {
  /** `pi_…` at Stripe, the capture id at PayPal. */
  ref: string;
  /** The object that carries it, where that is another: PayPal's order. */
  orderRef?: string;
  amount: Money;
  /** Minor units of the same currency; absent while the provider has not said. */
  feeMinor?: number;
  capturedAt: Date;
};

/** What the browser needs to show the gateway's form. Nothing secret of the org. */
export type ClientSetup =
  | { gateway: "stripe"; publishableKey: string; clientSecret: string; intent: "payment" | "setup" }
  | {
      gateway: "paypal";
      clientId: string;
      setupToken: string;
      approvalUrl: string;
      environment: "sandbox" | "production";
    };

/** What the browser needs to pay one charge. Nothing secret of the org. */
export type ClientPayment =
  | {
      gateway: "stripe";
      publishableKey: string;
      clientSecret: string;
      /** `pm_…` to confirm with instead of a form's; absent when the saved card is gone. */
      savedMethod?: string;
    }
  | {
      gateway: "paypal";
      clientId: string;
      orderId: string;
      approvalUrl: string;
      environment: "sandbox" | "production";
    };

export type BeginSetup = {
  /** Our row; every idempotency key derives from it. */
  attemptId: string;
  /** Given when money is taken by the same object (Stripe); the gateway's metadata carry it. */
  chargeId?: string;
  /** Charged now as part of the setup; null = only save. */
  amount: Money | null;
  /** An earlier `cus_…` of this billing customer. */
  customerRef?: string;
  customer: { id: string; orgId: string; contactId: string; name?: string; email?: string };
  brandName: string;
  locale: string;
  returnUrl: string;
  cancelUrl: string;
};

export type BegunSetup = {
  /** `pi_…`, `seti_…` or the setup token. */
  ref: string;
  customerRef?: string;
  client: ClientSetup;
};

export type SetupRef = { attemptId: string; ref: string; chargeId?: string };

/** Where a setup stands at the gateway, as read from its API. */
export type SetupState =
  | { state: "waiting"; failure?: GatewayFailure }
  | { state: "processing" }
  /** The method is saved; `capture` where the same object also took the money. */
  | { state: "saved"; method: SavedMethod; capture?: Capture }
  | { state: "cancelled" };

export type ChargeRequest = {
  chargeId: string;
  /** Raised only after a definite decline: part of the provider's idempotency key. */
  attempt: number;
  amount: Money;
  method: { ref: string; customerRef?: string };
  /** Known once the provider answered: lets a retry read instead of charge. */
  ref?: string;
  description: string;
  metadata: { orgId: string; billingCustomerId: string };
  /** Of our row: the provider cannot know of the charge from before. Never sent. */
  createdAt?: Date;
  /** Called right before every request that may take money: what it throws is thrown, and nothing is sent. */
  permit?: () => Promise<void>;
};

export type ChargeState =
  | { state: "captured"; capture: Capture }
  | { state: "processing"; ref?: string }
  | { state: "failed"; failure: GatewayFailure; ref?: string }
  /** The same object waits for the customer. */
  | { state: "needs_customer"; ref: string; failure: GatewayFailure };

/** A charge that the customer pays in the browser. */
export type PaymentRequest = ChargeRequest & {
  brandName: string;
  locale: string;
  returnUrl: string;
  cancelUrl: string;
};

/** `open`: the object (`ref`) waits for the customer. Otherwise what it had become before. */
export type BegunPayment = { state: "open"; ref: string; client: ClientPayment } | ChargeState;

/** `cancelled`: the object can take no money any more. Otherwise what it had become when it was too late. */
export type CancelledCharge = { state: "cancelled" } | ChargeState;

export type RefundRequest = {
  /** Our row, with `attempt` the provider's idempotency key. */
  refundId: string;
  attempt: number;
  chargeId: string;
  /** Where the money is: `pi_…` at Stripe, the capture id at PayPal. */
  captureRef: string;
  amount: Money;
  /** For people, as PayPal shows it to the payer. */
  reason?: string;
  /** Known once the provider answered: lets a retry read instead of refund. */
  ref?: string;
  metadata: { orgId: string };
};

export type RefundState =
  | { state: "succeeded"; ref: string }
  | { state: "processing"; ref?: string }
  /** Surely not given back. `providerCode`: the provider's own word. */
  | { state: "failed"; providerCode: string; ref?: string };

/** What became of captured money, as the provider's books say. */
export type MoneyState = {
  amount: Money;
  /** Every refund of it, ours or not, that did not fail. `refundId`: our row, where the provider keeps it. */
  refunds: { ref: string; refundId?: string; minor: number; state: "succeeded" | "processing"; at: Date }[];
  /** Every dispute of it, the oldest first. A reversal by PayPal counts as lost. */
  disputes: { ref: string; state: "open" | "won" | "lost" }[];
  /** Minor units of the same currency; absent while the provider has not said. */
  feeMinor?: number;
};

/** A provider's event, verified. `about` names what to converge on; the payload is never acted on beyond its ids. */
export type GatewayEvent = {
  id: string;
  type: string;
  mode: GatewayMode;
  createdAt: Date;
  about:
    | { kind: "setup"; ref: string; attemptId?: string }
    | { kind: "charge"; ref: string; chargeId?: string; attemptId?: string }
    /** `customerRef` where the payload names no setup: PayPal's vault customer, as `BegunSetup` answered it. */
    | { kind: "method"; ref: string; customerRef?: string }
    | { kind: "none" };
};

export type WebhookRegistration = { id: string; secret?: string };

/** A stretch of a provider's history, both ends within. */
export type Period = { since: Date; until: Date };

/** Money that the provider's lists say was taken, with the ids of ours that it keeps beside it. */
export type ListedCapture = {
  /** As in `Capture`. */
  ref: string;
  amount: Money;
  /** What of it went back or is about to; absent where the list does not say. */
  refundedMinor?: number;
  chargeId?: string;
  orgId?: string;
};

/** What the provider's lists say happened to captured money. What became of it is asked with `readMoney`. */
export type ListedMovement = { ref: string; captureRef: string } & (
  | { kind: "refund"; minor?: number; state: RefundState["state"]; providerCode?: string }
  /** `state` absent where the list does not say how it stands now. */
  | { kind: "dispute"; state?: MoneyState["disputes"][number]["state"] }
);

/** One page of a provider's history. `next`: where the following page begins; absent on the last. */
export type HistoryPage = {
  captures: ListedCapture[];
  movements: ListedMovement[];
  /** Those that our webhook is to be told of, with the text that is kept of them. */
  events: { event: GatewayEvent; raw: string }[];
  next?: string;
};

/** What an account says of itself. */
export type AccountState = {
  /** Of the secret, as the provider says; null where it does not say. */
  mode: GatewayMode | null;
  /** Of the key that browsers are given; null where that has none of its own. */
  browserMode: GatewayMode | null;
  /** How far the provider's clock is ahead of ours; null where its answer had no date. */
  clockAheadMs: number | null;
};

/** Our webhook as the provider has it. `missing`: events that it is not told of. */
export type WebhookState = { id: string; enabled: boolean; missing: string[] };

/** A harmless event that the provider was made to send: by its own id, or by that of the setup that it is about. */
export type ProvokedEvent = { eventId: string } | { setupRef: string };

/**
 * One payment provider. Implementations know no noun of ours, no database and no environment; every call takes the
 * account. Each may throw `GatewayUnknown` (the outcome cannot be known: timeout, reset, 5xx), `GatewayRejected` (the
 * provider refused for a reason that no customer can mend: bad key, vaulting off) and nothing else.
 */
export type Gateway<C> = {
  name: GatewayName;
  /** Makes, or on a repeat finds again, the object that the customer completes. Same input, same object. */
  beginSetup(account: GatewayAccount<C>, input: BeginSetup): Promise<BegunSetup>;
  /** Asks the provider. PayPal: an approved setup token is exchanged here, idempotently by `attemptId`. */
  readSetup(account: GatewayAccount<C>, setup: SetupRef): Promise<SetupState>;
  /** Makes sure that the object can no longer succeed; answers what it had become when it was too late. */
  cancelSetup(account: GatewayAccount<C>, setup: SetupRef): Promise<SetupState>;
  /**
   * Charges a saved method off-session. A repeat must bring the very same request: it then never charges twice, at
   * PayPal for ever (request id, then invoice id), at Stripe for as long as it keeps idempotency keys, which is 24 h at
   * least; so a repeat of an undecided charge asks `readCharge` first.
   */
  charge(account: GatewayAccount<C>, request: ChargeRequest): Promise<ChargeState>;
  /**
   * Where a charge stands; null when the provider surely never saw it. `processing` without a `ref` means that this
   * provider cannot say so (PayPal, of what is young, or older than its events): repeating `charge` settles it.
   */
  readCharge(account: GatewayAccount<C>, request: ChargeRequest): Promise<ChargeState | null>;
  /**
   * Makes, or finds again, the one object with which the customer pays this charge in the browser, on-session, with the
   * saved method or another one. With a `ref` it is that object, whatever made it: a charge that was refused off-session
   * for want of authentication is resumed, never made again (PayPal: an order that can no longer be approved is replaced
   * by one for the same invoice id). Repeat-safe by `chargeId:attempt`.
   */
  beginPayment(account: GatewayAccount<C>, request: PaymentRequest): Promise<BegunPayment>;
  /** Makes sure that an unpaid charge can no longer be paid; answers what it had become when it was too late. */
  cancelCharge(account: GatewayAccount<C>, request: ChargeRequest): Promise<CancelledCharge>;
  /** Gives captured money back, in whole or in part. Same request, one refund. */
  refund(account: GatewayAccount<C>, request: RefundRequest): Promise<RefundState>;
  /** Where a refund stands; null when the provider surely never saw it. */
  readRefund(account: GatewayAccount<C>, request: RefundRequest): Promise<RefundState | null>;
  /** What became of captured money; null when the provider does not know the capture. */
  readMoney(
    account: GatewayAccount<C>,
    capture: { ref: string; chargeId: string },
  ): Promise<MoneyState | null>;
  /** A method as it stands at the provider; null when it is gone, another customer's, or cannot be charged off-session. */
  readMethod(
    account: GatewayAccount<C>,
    method: { ref: string; customerRef?: string },
  ): Promise<SavedMethod | null>;
  /** Verifies raw bytes and headers; null when the signature is not the provider's. */
  verifyWebhook(account: GatewayAccount<C>, raw: Uint8Array, headers: Headers): Promise<GatewayEvent | null>;
  /** Registers (or finds again) our webhook for this account's events. */
  registerWebhook(account: GatewayAccount<C>, url: string): Promise<WebhookRegistration>;
  /**
   * What happened at this account, in pages, whether or not we were told: money taken, given back and disputed, and the
   * events about it. `from` is the `next` of the page before. PayPal's is what its events of the last 30 days tell.
   */
  listHistory(account: GatewayAccount<C>, period: Period, from?: string): Promise<HistoryPage>;
  /** Whether the credentials hold, by using them. */
  readAccount(account: GatewayAccount<C>): Promise<AccountState>;
  /**
   * The provider's own name for the account that the credentials belong to, by which two keys can be told to be of one:
   * `acct_…` at Stripe; at PayPal the application's client id, under which methods are vaulted.
   */
  identifyAccount(account: GatewayAccount<C>): Promise<string>;
  /** Our webhook at this address; null when the provider has none there. */
  readWebhook(account: GatewayAccount<C>, url: string): Promise<WebhookState | null>;
  /** Makes a setup that nobody completes; `GatewayRejected` when this account may not save methods. */
  tryVaulting(account: GatewayAccount<C>, setup: BeginSetup): Promise<void>;
  /** Makes the provider send a harmless event to our webhook. `probeId` makes it one of its own. */
  provokeEvent(account: GatewayAccount<C>, probeId: string): Promise<ProvokedEvent>;
};
