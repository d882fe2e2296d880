import type { Core, Route } from "../../core/types";
import { newTransaction, recordRefund } from "./charge-records";
import { all, type Context, getOrThrow, keep, requireParam, seconds } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import { createdFits, createdParam, page, pageParams } from "./list";
import type { Charge, Refund } from "./objects";
import { boolean, integer, mergeMetadata, metadata, oneOf, string, unplayed } from "./params";
import { invalid } from "./stripe-error";

/** Charges, their balance transactions, and refunds. */
export function moneyRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "GET",
      pattern: "/v1/charges",
      gives: "charge",
      list: true,
      params: { ...pageParams, customer: string(), payment_intent: string(), created: createdParam },
      run: (ctx, params) =>
        page(
          "/v1/charges",
          all(ctx, "charge").filter(
            (row) =>
              (!params.customer || row.customer === params.customer) &&
              (!params.payment_intent || row.payment_intent === params.payment_intent) &&
              createdFits(row.created, params.created),
          ),
          params,
        ),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/charges/:id",
      gives: "charge",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "charge", id),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/balance_transactions/:id",
      gives: "balance_transaction",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "balance_transaction", id),
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/refunds",
      gives: "refund",
      params: {
        charge: string(),
        payment_intent: string(),
        amount: integer(),
        reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
        metadata: metadata(),
        instructions_email: string(),
        refund_application_fee: boolean(),
        reverse_transfer: boolean(),
        currency: unplayed(),
        customer: unplayed(),
        origin: unplayed(),
      },
      run: (ctx, params) => refund(ctx, chargeOf(ctx, params), params),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/refunds",
      gives: "refund",
      list: true,
      params: { ...pageParams, charge: string(), payment_intent: string(), created: createdParam },
      run: (ctx, params) =>
        page(
          "/v1/refunds",
          all(ctx, "refund").filter(
            (row) =>
              (!params.charge || row.charge === params.charge) &&
              (!params.payment_intent || row.payment_intent === params.payment_intent) &&
              createdFits(row.created, params.created),
          ),
          params,
        ),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/refunds/:id",
      gives: "refund",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "refund", id),
    }),
  ];
}

function chargeOf(ctx: Context, params: { charge?: string; payment_intent?: string }): Charge {
  if (params.charge) return requireParam(ctx, "charge", params.charge, "charge");
  if (!params.payment_intent)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing",
    );
  const intent = requireParam(ctx, "payment_intent", params.payment_intent, "payment_intent");
  const charge = intent.latest_charge && requireParam(ctx, "charge", intent.latest_charge, "payment_intent");
  if (charge && charge.status === "succeeded" && charge.captured) return charge;
  throw invalid(
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    "charge_not_refundable",
    "payment_intent",
  );
}

type RefundInput = { amount?: number; reason?: string; metadata?: Record<string, string> | null };

function refund(ctx: Context, charge: Charge, params: RefundInput): Refund {
  if (!charge.captured)
    throw invalid(`Charge ${charge.id} has not been captured.`, "charge_not_refundable", "charge");
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
  const amount = params.amount ?? left;
  if (amount < 1) throw invalid("Invalid positive integer", "parameter_invalid_integer", "amount");
  if (amount > left)
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      undefined,
      "amount",
    );
  const id = ctx.core.newId("re_");
  const { currency } = charge;
  const made = keep(ctx, "refund", {
    id,
    object: "refund",
    amount,
    balance_transaction: newTransaction(ctx, {
      type: "refund",
      source: charge.id,
      amount: -amount,
      fee: 0,
      currency,
    }),
    charge: charge.id,
    created: seconds(ctx),
    currency,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  });
  recordRefund(ctx, made);
  const refunded = charge.amount_refunded + amount;
  const after = keep(ctx, "charge", {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount,
  });
  emit(ctx, "refund.created", made);
  emit(ctx, "charge.refunded", after, { amount_refunded: charge.amount_refunded, refunded: charge.refunded });
  return made;
}
