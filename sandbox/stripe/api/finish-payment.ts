import type { Core, Route } from "../../core/types";
import { captured } from "./charge-records";
import { getOrThrow, keep, seconds } from "./context";
import { endpoint } from "./endpoint";
import { emit } from "./events";
import { anything, boolean, integer, mergeMetadata, metadata, oneOf, string, unplayed } from "./params";
import { invalid } from "./stripe-error";

const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];

const cancelParams = {
  cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer"),
};

/** What ends a payment: cancelling it, or capturing what was authorised. */
export function finishPaymentRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_intents/:id/cancel",
      gives: "payment_intent",
      params: cancelParams,
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "payment_intent", id, "intent");
        if (!CANCELABLE.includes(intent.status))
          throw invalid(
            `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
            "payment_intent_unexpected_state",
            undefined,
            { payment_intent: intent },
          );
        if (intent.status === "requires_capture" && intent.latest_charge) {
          const charge = getOrThrow(ctx, "charge", intent.latest_charge);
          keep(ctx, "charge", { ...charge, amount_refunded: charge.amount, refunded: true });
        }
        const canceled = keep(ctx, "payment_intent", {
          ...intent,
          status: "canceled",
          amount_capturable: 0,
          canceled_at: seconds(ctx),
          cancellation_reason: params.cancellation_reason ?? null,
          next_action: null,
        });
        emit(ctx, "payment_intent.canceled", canceled);
        return canceled;
      },
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/payment_intents/:id/capture",
      gives: "payment_intent",
      params: {
        amount_to_capture: integer(),
        metadata: metadata(),
        final_capture: boolean(),
        statement_descriptor: string(22),
        statement_descriptor_suffix: string(22),
        amount_details: anything(),
        payment_details: anything(),
        application_fee_amount: unplayed(),
        transfer_data: unplayed(),
        hooks: unplayed(),
      },
      run(ctx, params, { id = "" }) {
        const intent = getOrThrow(ctx, "payment_intent", id, "intent");
        if (intent.status !== "requires_capture" || !intent.latest_charge)
          throw invalid(
            `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
            "payment_intent_unexpected_state",
            undefined,
            { payment_intent: intent },
          );
        const amount = params.amount_to_capture ?? intent.amount_capturable;
        if (amount < 1 || amount > intent.amount_capturable)
          throw invalid(
            `The amount_to_capture must be at most the amount that can be captured (${intent.amount_capturable}).`,
            "amount_too_large",
            "amount_to_capture",
          );
        const changed = { ...intent, metadata: mergeMetadata(intent.metadata, params.metadata) };
        const charge = captured(ctx, getOrThrow(ctx, "charge", intent.latest_charge), changed, amount);
        emit(ctx, "charge.captured", charge);
        const done = keep(ctx, "payment_intent", {
          ...changed,
          status: "succeeded",
          amount_capturable: 0,
          amount_received: amount,
        });
        emit(ctx, "payment_intent.succeeded", done);
        return done;
      },
    }),
  ];
}
