import type { Messages } from "./types";

export const en: Messages = {
  cardNumber: "Card number",
  expiry: "Expiration date",
  expiryPlaceholder: "MM / YY",
  cvc: "Security code",
  cvcPlaceholder: "CVC",
  terms:
    "By providing your card information, you allow {merchant} to charge your card for future payments in accordance with their terms.",
  errors: {
    incomplete_number: "Your card number is incomplete.",
    invalid_number: "Your card number is invalid.",
    incomplete_expiry: "Your card's expiration date is incomplete.",
    invalid_expiry_month: "Your card's expiration date is invalid.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.",
    invalid_expiry_month_past: "Your card's expiration date is in the past.",
    incomplete_cvc: "Your card's security code is incomplete.",
    incorrect_cvc: "Your card's security code is incorrect.",
    expired_card: "Your card has expired.",
    card_declined: "Your card was declined.",
    insufficient_funds: "Your card has insufficient funds.",
    processing_error: "An error occurred while processing your card. Try again in a little bit.",
    authentication_failure:
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    api_connection_error: "The payment provider could not be reached. Check your connection and try again.",
  },
  challenge: {
    title: "Confirm that it is you",
    pay: "Your bank asks you to confirm a payment of {amount} to {merchant}.",
    save: "Your bank asks you to confirm that {merchant} may keep your card.",
    explanation: "This is the sandbox's test bank: no real bank is asked and no money moves.",
    unreachable: "The bank could not be reached. Try again.",
    gone: "There is nothing to confirm here any more.",
  },
};
