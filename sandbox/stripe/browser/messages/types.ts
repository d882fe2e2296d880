/** Every text of the frames in one language. `{merchant}` and `{amount}` are filled in. */
export type Messages = {
  cardNumber: string;
  expiry: string;
  expiryPlaceholder: string;
  cvc: string;
  cvcPlaceholder: string;
  /** Shown when the card is kept for later, unless the page prints its own. */
  terms: string;
  /** By Stripe's error code or decline code. */
  errors: {
    incomplete_number: string;
    invalid_number: string;
    incomplete_expiry: string;
    invalid_expiry_month: string;
    invalid_expiry_year_past: string;
    invalid_expiry_month_past: string;
    incomplete_cvc: string;
    incorrect_cvc: string;
    expired_card: string;
    card_declined: string;
    insufficient_funds: string;
    processing_error: string;
    authentication_failure: string;
    api_connection_error: string;
  };
  challenge: {
    title: string;
    pay: string;
    save: string;
    explanation: string;
    unreachable: string;
    gone: string;
  };
};
