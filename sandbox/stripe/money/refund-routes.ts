import type { Core, Route } from "../../core/types";
import { all, getOrThrow, keep } from "../api/context";
import { endpoint } from "../api/endpoint";
import { emit } from "../api/events";
import { createdFits, createdParam, page, pageParams } from "../api/list";
import { boolean, integer, mergeMetadata, metadata, oneOf, string, unplayed } from "../api/params";
import { chargeToRefund, refundCharge } from "./refunds";

/** `/v1/refunds`: money that goes back. */
export function refundRoutes(core: Core): Route[] {
  return [
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
      run: (ctx, params) => refundCharge(ctx, chargeToRefund(ctx, params), params),
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
    endpoint(core, {
      method: "POST",
      pattern: "/v1/refunds/:id",
      gives: "refund",
      params: { metadata: metadata() },
      run(ctx, params, { id = "" }) {
        const before = getOrThrow(ctx, "refund", id);
        const updated = keep(ctx, "refund", {
          ...before,
          metadata: mergeMetadata(before.metadata, params.metadata),
        });
        emit(ctx, "refund.updated", updated, { metadata: before.metadata });
        return updated;
      },
    }),
  ];
}
