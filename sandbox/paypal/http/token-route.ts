import type { Call, Core, Reply, Route } from "@/sandbox/core/types";
import { accountOfBasic, CLIENT_TOKEN_SECONDS, issueToken, TOKEN_SECONDS } from "../credentials";
import { newDebugId, newSecretText } from "../ids";

const SCOPES = [
  "https://uri.paypal.com/services/payments/payment",
  "https://uri.paypal.com/services/payments/refund",
  "https://uri.paypal.com/services/vault/payment-tokens/readwrite",
  "https://uri.paypal.com/services/applications/webhooks",
].join(" ");

function oauthError(status: number, error: string, error_description: string): Reply {
  return { status, headers: { "PayPal-Debug-Id": newDebugId() }, body: { error, error_description } };
}

/**
 * `POST /v1/oauth2/token`: client credentials for a bearer token, or, with `response_type=client_token`, for a token
 * that a browser may hold.
 */
export function tokenRoute(core: Core): Route {
  const run = (call: Call): Reply => {
    const account = accountOfBasic(call.headers.authorization);
    if (!account) return oauthError(401, "invalid_client", "Client Authentication failed");

    const form = new URLSearchParams(call.raw.toString("utf8"));
    const grant = form.get("grant_type");
    if (!grant) return oauthError(400, "invalid_request", "Grant Type is NULL");
    if (grant !== "client_credentials") {
      return oauthError(400, "unsupported_grant_type", "Grant Type is not supported");
    }

    const forBrowser = form.get("response_type") === "client_token";
    const token = issueToken(core, account, forBrowser ? "browser" : "server");
    return {
      status: 200,
      headers: { "PayPal-Debug-Id": newDebugId(), "Cache-Control": "no-store" },
      body: {
        scope: SCOPES,
        access_token: token.id,
        token_type: "Bearer",
        app_id: "APP-80W284485P519543T",
        expires_in: forBrowser ? CLIENT_TOKEN_SECONDS : TOKEN_SECONDS,
        nonce: `${core.now().toISOString()}${newSecretText()}`,
      },
    };
  };
  return { method: "POST", pattern: "/v1/oauth2/token", run };
}
