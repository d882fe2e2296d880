import { currencyDigits, money } from "@/lib/money";
import { capOf } from "./cap";
import { inWords, mayOverride } from "./describe-trigger";
import type { ItemField } from "./edit-schema";
import type { CapSettings, ItemTerms } from "./terms";

/** A choice that is allowed and unusual: what it leads to, so that nobody finds out with a customer's money. */
export type ItemWarning = { field: ItemField; sentence: string };

type Rule = (terms: ItemTerms, organization: CapSettings) => ItemWarning | undefined;

/** What is unusual about the terms. Pure: the form shows it while it is filled in, the item's page afterwards. */
export function itemWarnings(terms: ItemTerms, organization: CapSettings): ItemWarning[] {
  const rules = terms.billingType === "trigger" ? [...PRICE_RULES, ...TRIGGER_RULES] : PRICE_RULES;
  return rules.map((rule) => rule(terms, organization)).filter((warning) => warning !== undefined);
}

const PRICE_RULES: Rule[] = [
  function tooSmallForGateways({ unitPrice, currency }) {
    if (unitPrice >= byDecimals(currency, LEAST)) return undefined;
    return warn(
      "unitPrice",
      `${words(unitPrice, currency)} is less than gateways take: Stripe refuses charges under about half a US dollar. Charge more at once.`,
    );
  },
  function noDecimals({ unitPrice, currency }) {
    if (currencyDigits(currency) !== 0 || unitPrice < 10_000 || unitPrice % 100 !== 0) return undefined;
    return warn(
      "unitPrice",
      `${currency} has no decimals: this is ${words(unitPrice, currency)}, not ${words(unitPrice / 100, currency)}.`,
    );
  },
  function notAtPaypal({ currency }) {
    if (currencyDigits(currency) === 2 || currency === "JPY") return undefined;
    return warn("currency", `PayPal takes no ${currency}: only customers with a card can be charged.`);
  },
  function wholeAtPaypal({ unitPrice, currency }) {
    if (!["HUF", "TWD"].includes(currency) || unitPrice % 100 === 0) return undefined;
    return warn(
      "unitPrice",
      `PayPal takes no parts of a ${currency}: customers with PayPal cannot be charged this.`,
    );
  },
  function tensAtStripe({ unitPrice, currency }) {
    if (currencyDigits(currency) !== 3 || unitPrice % 10 === 0) return undefined;
    return warn("unitPrice", `Stripe takes ${currency} with two decimals only: the third must be 0.`);
  },
  function anotherCurrency({ currency }, organization) {
    if (currency === organization.currency) return undefined;
    return warn(
      "currency",
      `The organization works in ${organization.currency}: initial charges stay in it, and revenue is told for each currency.`,
    );
  },
];

const TRIGGER_RULES: Rule[] = [
  function topsUpTooLittle(terms) {
    const { triggerMode: mode, triggerCondition, triggerThreshold: threshold, unitPrice, currency } = terms;
    if ((mode !== "fixed" && mode !== "variable") || triggerCondition !== "lte" || threshold === null)
      return undefined;
    if (unitPrice > threshold * 10 ** currencyDigits(currency)) return undefined;
    return warn(
      "unitPrice",
      `If the value is a balance that the charge tops up: from 0 it gets to ${words(unitPrice, currency)}, which still meets the condition, so the next fire charges again. Set a price above the threshold.`,
    );
  },
  function floorWithoutUse({ triggerCondition: condition, triggerFloor: floor }) {
    if (floor === null || condition === "lte" || condition === null) return undefined;
    return warn(
      "triggerFloor",
      `The floor does nothing here: a value that is ${condition === "gte" ? "at or above" : "at"} the threshold is never under it.`,
    );
  },
  function floorIsThreshold({ triggerCondition, triggerFloor: floor, triggerThreshold }) {
    if (triggerCondition !== "lte" || floor === null || floor !== triggerThreshold) return undefined;
    return warn(
      "triggerFloor",
      `Only a value of exactly ${floor} meets this: lower the floor, or leave it out.`,
    );
  },
  function exactlyEqual({ triggerCondition, triggerThreshold }) {
    if (triggerCondition !== "eq") return undefined;
    return warn(
      "triggerCondition",
      `Only a value of exactly ${triggerThreshold} charges: one that jumps over it never does. Most triggers want "at or below" or "at or above".`,
    );
  },
  function alwaysMet({ triggerCondition: condition, triggerThreshold: threshold }) {
    if (condition !== "gte" || threshold === null || threshold > 0) return undefined;
    return warn("triggerThreshold", "Every value of 0 or more meets this: nearly each fire charges.");
  },
  function neverMet({ triggerCondition: condition, triggerThreshold: threshold }) {
    if (condition !== "lte" || threshold === null || threshold >= 0) return undefined;
    return warn("triggerThreshold", "Only a value below 0 meets this: an account that was overdrawn.");
  },
  function noCondition({ triggerMode, triggerCondition }) {
    if (triggerMode === "event" || triggerCondition !== null) return undefined;
    return warn("triggerCondition", "Without a condition every fire charges, whatever value it sends.");
  },
  function anyAmountUnasked(terms, organization) {
    if (terms.triggerMode !== "event" || terms.captureMode !== "off_session") return undefined;
    if (!mayOverride(terms) || terms.maxCaptureAmount !== null) return undefined;
    return warn(
      "maxCaptureAmount",
      `Whoever holds an API key may charge any amount up to the organization's cap of ${inWords(capOf(terms, organization))}, without a condition and without the customer. Give the item a cap of its own.`,
    );
  },
  function priceOverCap(terms, organization) {
    const cap = capOf(terms, organization);
    if (!mayOverride(terms) || terms.unitPrice <= cap.minor) return undefined;
    return warn(
      "maxCaptureAmount",
      `The price is above the cap of ${inWords(cap)}: a fire that names no amount is refused.`,
    );
  },
  function farOverOrganization(terms, organization) {
    const usual = capOf({ ...terms, maxCaptureAmount: null }, organization);
    const most = mayOverride(terms) ? (terms.maxCaptureAmount ?? 0) : terms.unitPrice;
    if (terms.maxCaptureAmount === null || most <= usual.minor) return undefined;
    return warn(
      mayOverride(terms) ? "maxCaptureAmount" : "unitPrice",
      `One fire may charge ${words(most, terms.currency)}, which is above the organization's cap of ${inWords(usual)}.`,
    );
  },
  function noOverride({ triggerMode: mode, allowAmountOverride }) {
    if (allowAmountOverride || (mode !== "variable" && mode !== "event")) return undefined;
    return warn(
      "allowAmountOverride",
      "No fire may name its amount: each charges the price, as with mode fixed.",
    );
  },
  function smallInvoices({ captureMode, unitPrice, currency }) {
    if (captureMode !== "client_confirm" || unitPrice >= byDecimals(currency, SMALL)) return undefined;
    return warn(
      "captureMode",
      `Each fire mails the customer an invoice to pay by hand, over ${words(unitPrice, currency)}: few will. Charge the saved method, or a larger amount.`,
    );
  },
  function confirmedTopUp({ triggerMode, captureMode, triggerCondition }) {
    if (captureMode !== "client_confirm" || triggerMode !== "fixed" || triggerCondition !== "lte")
      return undefined;
    return warn(
      "captureMode",
      "The value stays low until the customer pays: fires after the cooldown bill them again. Pause firing while an invoice is open.",
    );
  },
];

type ByDecimals = { none: number; two: number; three: number };

/** 0.50 dollars, 50 yen, 0.150 dinars. */
const LEAST: ByDecimals = { none: 50, two: 50, three: 150 };
/** 5 dollars, 500 yen, 1.5 dinars. */
const SMALL: ByDecimals = { none: 500, two: 500, three: 1500 };

function byDecimals(currency: string, { none, two, three }: ByDecimals): number {
  const digits = currencyDigits(currency);
  if (digits === 0) return none;
  return digits === 3 ? three : two;
}

function warn(field: ItemField, sentence: string): ItemWarning {
  return { field, sentence };
}

function words(minor: number, currency: string): string {
  return inWords(money(minor, currency));
}
