import { createHash } from "node:crypto";
import { type Context, seconds } from "./context";
import type { PaymentMethod } from "./objects";
import { anything, fields, integer, type Reader, string, type Values } from "./params";
import { StripeError } from "./stripe-error";
import { testCard } from "./test-cards";

export const cardShape = {
  number: string(40),
  exp_month: integer(),
  exp_year: integer(),
  cvc: string(10),
  token: string(),
  networks: anything(),
};
export type CardInput = Values<typeof cardShape>;
export const cardParam: Reader<CardInput> = fields(cardShape);

const TOKENS: Record<string, string> = {
  tok_visa: "4242424242424242",
  tok_mastercard: "5555555555554444",
  tok_chargeDeclined: "4000000000000002",
};

function wrong(code: string, param: string, message: string): StripeError {
  return new StripeError(402, { type: "card_error", code, param, message });
}

export type CheckedCard = { number: string; cvcGiven: boolean; card: PaymentMethod["card"] };

/** Checks a typed card as Stripe does before any bank is asked: number, expiry, length of the code. */
export function checkCard(ctx: Context, input: CardInput): CheckedCard {
  const number = input.token ? (TOKENS[input.token] ?? "") : (input.number ?? "").replace(/[\s-]/g, "");
  if (!/^\d+$/.test(number))
    throw wrong("invalid_number", "number", "The card number is not a valid credit card number.");
  if (number.length < 12 || number.length > 19 || !luhn(number))
    throw wrong("incorrect_number", "number", "Your card number is incorrect.");
  const today = new Date(seconds(ctx) * 1000);
  const year = input.token ? today.getUTCFullYear() + 3 : fullYear(input.exp_year);
  const month = input.token ? 12 : (input.exp_month ?? 0);
  if (month < 1 || month > 12)
    throw wrong("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
  if (year < today.getUTCFullYear() || year > today.getUTCFullYear() + 50)
    throw wrong("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
  if (year === today.getUTCFullYear() && month < today.getUTCMonth() + 1)
    throw wrong("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
  if (input.cvc !== undefined && !/^\d{3,4}$/.test(input.cvc))
    throw wrong("invalid_cvc", "cvc", "Your card's security code is invalid.");
  return {
    number,
    cvcGiven: input.cvc !== undefined,
    card: toCard(number, month, year, input.cvc !== undefined),
  };
}

const fullYear = (year = 0): number => (year < 100 ? 2000 + year : year);

export function toCard(
  number: string,
  month: number,
  year: number,
  cvcGiven: boolean,
): PaymentMethod["card"] {
  const { brand, funding = "credit", asks } = testCard(number);
  return {
    brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: cvcGiven ? "pass" : null,
    },
    country: "US",
    display_brand: brand,
    exp_month: month,
    exp_year: year,
    fingerprint: createHash("sha256").update(`fingerprint ${number}`).digest("hex").slice(0, 16),
    funding,
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: asks !== undefined || brand === "visa" || brand === "mastercard" },
    wallet: null,
  };
}

function luhn(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at++) {
    const digit = Number(number[number.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
