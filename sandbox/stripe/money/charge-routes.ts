import type { Core, Route } from "../../core/types";
import { all, getOrThrow } from "../api/context";
import { endpoint } from "../api/endpoint";
import { createdFits, createdParam, page, pageParams } from "../api/list";
import { string } from "../api/params";

/** Charges and their balance transactions. */
export function chargeRoutes(core: Core): Route[] {
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
  ];
}
