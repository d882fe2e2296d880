import { newTransaction } from "../money/transactions";
import { feeOf, toMinor } from "./amounts";
import { type Context, keep, seconds } from "./context";
import type { Charge, IntentError, PaymentIntent, PaymentMethod } from "./objects";

type How = { authenticated: boolean };

/** A charge of an intent on a method, not captured and not yet decided. */
export function newCharge(ctx: Context, intent: PaymentIntent, method: PaymentMethod, how: How): Charge {
  const id = ctx.core.newId("ch_");
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? "SANDBOX",
    captured: false,
    created: seconds(ctx),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: "card", card: cardDetails(intent, method, how) },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping ?? null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: "pending",
    transfer_data: null,
    transfer_group: null,
  };
}

function cardDetails(intent: PaymentIntent, method: PaymentMethod, { authenticated }: How) {
  const { card } = method;
  return {
    amount_authorized: intent.amount,
    authorization_code: "123456",
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: "103650101061047",
    three_d_secure: authenticated
      ? { authentication_flow: "challenge", result: "authenticated", result_reason: null, version: "2.2.0" }
      : null,
    wallet: null,
  };
}

/** A charge that the bank refused. */
export function refused(charge: Charge, error: IntentError): Charge {
  return {
    ...charge,
    status: "failed",
    failure_code: error.code ?? null,
    failure_message: error.message,
    outcome: {
      advice_code: error.advice_code ?? null,
      network_advice_code: null,
      network_decline_code: error.network_decline_code ?? null,
      network_status: "declined_by_network",
      reason: error.decline_code ?? error.code ?? null,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "The bank did not return any further details with this decline.",
      type: "issuer_declined",
    },
  };
}

/** A charge that the bank let through. */
export function authorised(ctx: Context, charge: Charge): Charge {
  return {
    ...charge,
    status: "succeeded",
    paid: true,
    receipt_url: `${ctx.core.origin}/?receipt=${charge.id}`,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "Payment complete.",
      type: "authorized",
    },
  };
}

/** Takes the money: the charge with its balance transaction, and the ledger's entry. */
export function captured(ctx: Context, charge: Charge, intent: PaymentIntent, amount: number): Charge {
  const transaction = newTransaction(ctx, {
    type: "charge",
    source: charge.id,
    amount,
    fee: feeOf(amount, charge.currency),
    currency: charge.currency,
  });
  ctx.core.ledger({
    provider: "stripe",
    account: ctx.account,
    kind: "capture",
    ref: intent.id,
    amount_minor: toMinor(amount, charge.currency),
    currency: charge.currency.toUpperCase(),
    metadata: intent.metadata,
  });
  return keep(ctx, "charge", {
    ...charge,
    captured: true,
    amount_captured: amount,
    // What is not captured goes back to the card's owner.
    amount_refunded: charge.amount - amount,
    balance_transaction: transaction.id,
  });
}
