/** What the bank does with a card; every list is what Stripe's documentation says of its test numbers. */
export type TestCard = {
  brand: string;
  funding?: "credit" | "debit" | "prepaid";
  /** Refused whenever money or a check is asked of it. */
  decline?: string;
  /** Attaches and sets up; refused when charged. */
  declineCharge?: string;
  /** Its owner is asked: every time, every time but off-session once set up, or never asked off-session. */
  asks?: "always" | "unless_set_up" | "on_session";
  /** Refused after its owner was asked. */
  afterwards?: string;
  /** A charge succeeds and is disputed. */
  disputed?: boolean;
};

/** https://docs.stripe.com/testing */
const TEST_CARDS: Record<string, TestCard> = {
  "4242424242424242": { brand: "visa" },
  "4000056655665556": { brand: "visa", funding: "debit" },
  "5555555555554444": { brand: "mastercard" },
  "2223003122003222": { brand: "mastercard" },
  "5200828282828210": { brand: "mastercard", funding: "debit" },
  "5105105105105100": { brand: "mastercard", funding: "prepaid" },
  "378282246310005": { brand: "amex" },
  "371449635398431": { brand: "amex" },
  "6011111111111117": { brand: "discover" },
  "3056930009020004": { brand: "diners" },
  "36227206271667": { brand: "diners" },
  "3566002020360505": { brand: "jcb" },
  "6200000000000005": { brand: "unionpay" },
  "4000002500003155": { brand: "visa", asks: "unless_set_up" },
  "4000002760003184": { brand: "visa", asks: "always" },
  "4000003800000446": { brand: "visa", asks: "on_session" },
  "4000000000003220": { brand: "visa", asks: "always" },
  "4000000000003063": { brand: "visa", asks: "always" },
  "4000008400001629": { brand: "visa", asks: "always", afterwards: "generic_decline" },
  "4000008260003178": { brand: "visa", asks: "unless_set_up", declineCharge: "insufficient_funds" },
  "4000000000000341": { brand: "visa", declineCharge: "generic_decline" },
  "4000000000000259": { brand: "visa", disputed: true },
  "4000000000000002": { brand: "visa", decline: "generic_decline" },
  "4000000000009995": { brand: "visa", decline: "insufficient_funds" },
  "4000000000009987": { brand: "visa", decline: "lost_card" },
  "4000000000009979": { brand: "visa", decline: "stolen_card" },
  "4000000000000069": { brand: "visa", decline: "expired_card" },
  "4000000000000127": { brand: "visa", decline: "incorrect_cvc" },
  "4000000000000119": { brand: "visa", decline: "processing_error" },
  "4000000000006975": { brand: "visa", decline: "card_velocity_exceeded" },
  "4100000000000019": { brand: "visa", decline: "fraudulent" },
};

/** Names that stand for a fresh method with a test card, so that a server needs no card number. */
export const NAMED_METHODS: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_visa_debit: "4000056655665556",
  pm_card_mastercard: "5555555555554444",
  pm_card_amex: "378282246310005",
  pm_card_discover: "6011111111111117",
  pm_card_authenticationRequired: "4000002760003184",
  pm_card_authenticationRequiredOnSetup: "4000002500003155",
  pm_card_authenticationRequiredSetupForOffSession: "4000003800000446",
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: "4000008260003178",
  pm_card_threeDSecure2Required: "4000000000003220",
  pm_card_threeDSecureRequiredChargeDeclined: "4000008400001629",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_createDispute: "4000000000000259",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedLostCard: "4000000000009987",
  pm_card_visa_chargeDeclinedStolenCard: "4000000000009979",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
};

/** A card that is none of the test numbers behaves as a live card does in test mode. */
export function testCard(number: string): TestCard {
  return TEST_CARDS[number] ?? { brand: brandOf(number), decline: "test_mode_live_card" };
}

function brandOf(number: string): string {
  if (number.startsWith("4")) return "visa";
  if (/^(?:5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^3[47]/.test(number)) return "amex";
  if (/^3(?:0|6|8)/.test(number)) return "diners";
  if (/^35/.test(number)) return "jcb";
  if (/^62/.test(number)) return "unionpay";
  return /^6/.test(number) ? "discover" : "unknown";
}
