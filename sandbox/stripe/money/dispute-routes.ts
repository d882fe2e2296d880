import type { Core, Route } from "../../core/types";
import { all, getOrThrow } from "../api/context";
import { endpoint } from "../api/endpoint";
import { createdFits, createdParam, page, pageParams } from "../api/list";
import { string } from "../api/params";
import { closeDispute } from "./disputes";

/** `/v1/disputes`: what card owners do not accept. Evidence is not played. */
export function disputeRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "GET",
      pattern: "/v1/disputes",
      gives: "dispute",
      list: true,
      params: { ...pageParams, charge: string(), payment_intent: string(), created: createdParam },
      run: (ctx, params) =>
        page(
          "/v1/disputes",
          all(ctx, "dispute").filter(
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
      pattern: "/v1/disputes/:id",
      gives: "dispute",
      params: {},
      run: (ctx, _params, { id = "" }) => getOrThrow(ctx, "dispute", id),
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/disputes/:id/close",
      gives: "dispute",
      params: {},
      run: (ctx, _params, { id = "" }) => closeDispute(ctx, getOrThrow(ctx, "dispute", id), "lost"),
    }),
  ];
}
