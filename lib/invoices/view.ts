import type { ClientPayment, GatewayName } from "@/lib/gateways/types";
import type { Money } from "@/lib/money";
import type { BrandView, Locale, MethodView, PageNotice } from "@/lib/setup/view";

/** Everything that the pay page may show, decided by the server. Props of components/pay; nothing secret in it. */

type Common = {
  brand: BrandView;
  locale: Locale;
  /** The sandbox plays the provider. */
  testMode: boolean;
};

/** Who bills, on which terms, and what tax the amount contains; what the organization has not said is null. */
export type Letterhead = {
  company: string | null;
  address: string | null;
  taxId: string | null;
  terms: string | null;
  /** Shown, never added. `percent`: 19, 8.25. */
  tax: { name: string; percent: number; amount: Money } | null;
};

type Paper = Common & {
  gateway: GatewayName;
  /** The invoice's number, for people. */
  number: string;
  amount: Money;
  /** The item's name; the description alone where there is none. */
  item: string | null;
  description: string;
  letterhead: Letterhead;
};

export type OpenPayView = Paper & {
  state: "open";
  /** `pay_now`: the item is paid by hand. `confirm`: the bank wants the customer to confirm a charge of the saved method. */
  why: "pay_now" | "confirm";
  /** What can be paid with at one press; null when it is gone, then only another method is offered. */
  savedMethod: MethodView | null;
  /** ISO 8601. */
  dueAt: string | null;
  overdue: boolean;
  /** POST here: `…/open`, `…/begin`, `…/try`, `…/pay-saved`, `…/finish`. The page's own path, no query. */
  actionBase: string;
  /** No browser has shown the page before: this one says that it does. */
  firstShown: boolean;
  /** Provider's browser script: its own, or the sandbox's. */
  scriptUrl: string | null;
  /** Shown above the button on load: what came of this browser's last try, e.g. after a redirect. */
  notice: PageNotice | null;
  /** True when the invoice has had its five refused tries, or this address or org is held back. */
  locked: boolean;
};

/** The gateway has not decided: nobody may pay a second time meanwhile. The page asks `…/finish` until it has. */
export type ProcessingPayView = Paper & { state: "processing"; actionBase: string };

export type PaidView = Common & {
  state: "paid";
  /** Only for the browser that paid; any other learns that it is paid, and no more. */
  receipt: {
    number: string;
    amount: Money;
    item: string | null;
    description: string;
    letterhead: Letterhead;
    /** ISO 8601. */
    paidAt: string;
    method: MethodView | null;
    /** Our charge id: the line to keep. */
    chargeId: string;
  } | null;
  /** The way back to the brand. */
  returnUrl: string | null;
};

export type ClosedPayView = Common & {
  state: "closed";
  /** `cancelled`: the charge ended otherwise, and nothing is owed here. */
  reason: "void" | "suspended" | "cancelled";
};

export type PayView = OpenPayView | ProcessingPayView | PaidView | ClosedPayView;

/** Answers of the page's POSTs (JSON). Any of them may fail instead: lib/setup/view.ts' PageError. */
export type BeginPayAnswer =
  | {
      next: "form";
      /** Given back with `…/try`: a form of an attempt that was refused meanwhile may not be sent any more. */
      attempt: number;
      /** `returnUrl` is where Stripe's redirect comes back. */
      client:
        | (Extract<ClientPayment, { gateway: "stripe" }> & { returnUrl: string })
        | Extract<ClientPayment, { gateway: "paypal" }>;
    }
  /** The state has moved on (paid in another tab, being checked, void, locked): reload to see it. */
  | { next: "reload" };

/** Asked right before the provider is: counts the try, or refuses it. */
export type TryPayAnswer = { next: "go" } | { next: "notice"; notice: PageNotice } | { next: "reload" };

/** Of `…/finish` and of `…/pay-saved`. `processing`: ask `…/finish` again in `retryMs`. */
export type FinishPayAnswer =
  | { next: "reload" }
  | { next: "processing"; retryMs: number }
  | { next: "notice"; notice: PageNotice };
