import type { GatewayName } from "@/lib/gateways/types";
import type { Money } from "@/lib/money";

/** Everything that a hosted page may show, decided by the server. Props of components/setup; nothing secret in it. */

export type Locale = "en" | "es" | "fr" | "de" | "pt" | "ja" | "ar";

export type BrandView = {
  name: string;
  logoUrl: string | null;
  theme: {
    mode: "light" | "dark";
    primary: string;
    background: string;
    surface: string;
    text: string;
    accent: string;
    /** A CSS font stack's name, one of a closed list; "system" by default. */
    font: "system" | "serif" | "mono" | "rounded" | "humanist";
    radius: number;
  };
  links: { terms: string | null; privacy: string | null; support: string | null; home: string | null };
  /** Origins that may embed the page. */
  embedOrigins: string[];
};

/** What may be charged later, as the item says it: the page makes a sentence of it in its language. */
export type TriggerView = {
  itemName: string;
  mode: "fixed" | "variable" | "event" | "threshold";
  condition: "lte" | "gte" | "eq" | null;
  threshold: number | null;
  /** Fixed and threshold charge exactly this. */
  unitPrice: Money;
  /** The most that a variable or event charge can be. */
  cap: Money;
  description: string;
  captureMode: "off_session" | "client_confirm";
};

export type MethodView = { label: string; type: "card" | "paypal" | "other" };

type Common = {
  brand: BrandView;
  locale: Locale;
  /** The sandbox plays the provider. */
  testMode: boolean;
  gateway: GatewayName;
};

/** What the form needs; `begin` gives the rest by a POST once it runs. */
export type OpenView = Common & {
  state: "open" | "replacing";
  trigger: TriggerView | null;
  /** Charged when the customer presses the button; null = only saved. */
  dueNow: Money | null;
  /** Mark of the consent text shown, kept with the consent receipt. */
  consentVersion: string;
  replaces: MethodView | null;
  /** POST here: `…/begin`, `…/try`, `…/finish`, `…/cancel`. The page's own path, no query. Null: a picture of the page, which asks nobody. */
  actionBase: string | null;
  /** Provider's browser script: its own, or the sandbox's. */
  scriptUrl: string | null;
  /** Shown above the button on load: what came of the last try, e.g. after a redirect. */
  notice: PageNotice | null;
  /** True when the link has had its five failed tries, or this address or org is held back. */
  locked: boolean;
};

export type ProcessingView = Common & {
  state: "processing";
  dueNow: Money | null;
  actionBase: string | null;
};

export type DoneView = Common & {
  state: "done";
  charged: Money | null;
  chargedAt: string | null;
  method: MethodView;
  /** Our charge id: the line to keep. */
  receipt: string | null;
  trigger: TriggerView | null;
  /** The way back to the brand. */
  returnUrl: string | null;
};

export type ClosedView = Omit<Common, "gateway"> & {
  state: "closed";
  reason: "completed" | "expired" | "revoked" | "superseded" | "suspended";
};

export type SetupView = OpenView | ProcessingView | DoneView | ClosedView;

/** What the customer is told after a try; every one has a sentence in every language. */
export type PageNotice =
  | "card_declined"
  | "insufficient_funds"
  | "expired_card"
  | "incorrect_cvc"
  | "incorrect_number"
  | "authentication_failed"
  | "method_unusable"
  | "processing_error"
  | "cancelled"
  | "too_many_tries"
  | "unavailable";

/** Answers of the page's POSTs (JSON), and of the provider-facing `begin`. */
export type BeginAnswer =
  | {
      next: "form";
      attemptId: string;
      client:
        | {
            gateway: "stripe";
            publishableKey: string;
            clientSecret: string;
            intent: "payment" | "setup";
            returnUrl: string;
          }
        | {
            gateway: "paypal";
            clientId: string;
            setupToken: string;
            approvalUrl: string;
            environment: "sandbox" | "production";
          };
    }
  /** The state has moved on (done in another tab, being checked, closed, locked): reload to see it. */
  | { next: "reload" };

/** Asked right before the provider is: counts the try, or refuses it. */
export type TryAnswer = { next: "go" } | { next: "notice"; notice: PageNotice } | { next: "reload" };

/** What the server found at the gateway. `processing`: ask again in `retryMs`. */
export type FinishAnswer =
  | { next: "reload" }
  | { next: "processing"; retryMs: number }
  | { next: "notice"; notice: PageNotice };

/** Any of them may fail: status ≥ 400 and this. */
export type PageError = { error: { code: string; request_id: string } };
