/** Stripe's refunds and disputes; PayPal's refunds, reversals and disputes. */
const MOVES_MONEY =
  /^(charge\.(refund|dispute)|refund\.|PAYMENT\.CAPTURE\.(REFUNDED|REVERSED)$|CUSTOMER\.DISPUTE\.)/;

/** Whether an event of this type tells that captured money was given back or is disputed. */
export function movesMoney(type: string): boolean {
  return MOVES_MONEY.test(type);
}
