import type { Call, Core, Reply, Route } from "@/sandbox/core/types";
import { scriptRoute } from "../assets";
import { accountOfClientId, accountOfToken } from "../credentials";
import { findOrder } from "../orders/approval";
import { findSetupToken } from "../vault/approval";

/** Flows in which a PayPal account can be offered. */
const FLOWS = new Set([
  "ONE_TIME_PAYMENT",
  "RECURRING_PAYMENT",
  "VAULT_WITH_PAYMENT",
  "VAULT_WITHOUT_PAYMENT",
]);

/** The account behind what a page gave to `createInstance`. */
export function accountOfPage(core: Core, call: Call): string | undefined {
  const token = call.query.get("client_token");
  return token
    ? accountOfToken(core, token, "browser")
    : accountOfClientId(call.query.get("client_id") ?? "");
}

const refusedClient: Reply = {
  status: 401,
  body: { error: "invalid_client", error_description: "Client Authentication failed" },
};

/** How far the payer came with what a page knows by its id. */
function standing(found: { status: string; payer?: { payer_id: string } } | undefined): Reply {
  if (!found) return { status: 404, body: { error: "No such setup token or order." } };
  const { status, payer } = found;
  return { status: 200, body: { status, ...(payer ? { payer_id: payer.payer_id } : {}) } };
}

/** The v6 script and what it asks the sandbox from within a page. */
export function sdkRoutes(core: Core): Route[] {
  return [
    scriptRoute("/web-sdk/v6/core", "./sdk/main.ts"),
    {
      method: "GET",
      pattern: "/paypal/sdk/instance",
      run: (call) => {
        const account = accountOfPage(core, call);
        return account ? { status: 200, body: { merchant: account } } : refusedClient;
      },
    },
    {
      method: "GET",
      pattern: "/paypal/sdk/eligible-methods",
      run: (call) => {
        if (!accountOfPage(core, call)) return refusedClient;
        const known = FLOWS.has(call.query.get("payment_flow") ?? "ONE_TIME_PAYMENT");
        const eligible_methods = known ? { paypal: { can_be_vaulted: true, recommended: true } } : {};
        return { status: 200, body: { eligible_methods } };
      },
    },
    {
      method: "GET",
      pattern: "/paypal/sdk/setup-tokens/:id",
      run: (call) => standing(findSetupToken(core, call.params.id ?? "")?.token),
    },
    {
      method: "GET",
      pattern: "/paypal/sdk/orders/:id",
      run: (call) => standing(findOrder(core, call.params.id ?? "")?.order),
    },
  ];
}
