import type { Call } from "../../core/types";
import { readForm } from "./form";
import { StripeError } from "./stripe-error";

export type Credential = { kind: "secret" | "publishable"; account: string };

const KEY = /^(sk|pk)_test_([A-Za-z0-9_]{8,})$/;

/** The key of a call: Bearer, the user name of Basic, or the parameter `key` that Stripe.js sends. */
function keyOf(call: Call): string | undefined {
  const { authorization } = call.headers;
  if (authorization?.startsWith("Bearer ")) return authorization.slice(7).trim();
  if (authorization?.startsWith("Basic "))
    return Buffer.from(authorization.slice(6), "base64").toString("utf8").split(":")[0];
  const asked = call.query.get("key");
  if (asked) return asked;
  if (!/urlencoded/.test(call.headers["content-type"] ?? "")) return undefined;
  return new URLSearchParams(call.raw.toString("utf8")).get("key") ?? undefined;
}

/** Whose a call is: the suffix that the account's two keys share. */
export function accountOf(call: Call): string | undefined {
  return KEY.exec(keyOf(call) ?? "")?.[2];
}

/** The call's credential, or Stripe's 401. */
export function requireCredential(call: Call): Credential {
  const key = keyOf(call);
  if (!key)
    throw new StripeError(401, {
      type: "invalid_request_error",
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  const match = KEY.exec(key);
  if (!match?.[2])
    throw new StripeError(401, {
      type: "invalid_request_error",
      message: `Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`,
    });
  return { kind: match[1] === "sk" ? "secret" : "publishable", account: match[2] };
}

export const publishableKeyOf = (account: string) => `pk_test_${account}`;

/** The client secret of a call to a page of ours, wherever it stands. */
export function clientSecretOf(call: Call): string {
  const asked = call.query.get("client_secret");
  if (asked) return asked;
  const text = call.raw.toString("utf8");
  if (/json/.test(call.headers["content-type"] ?? "")) {
    const value: unknown = JSON.parse(text || "{}");
    const secret =
      typeof value === "object" && value !== null && "client_secret" in value ? value.client_secret : "";
    return typeof secret === "string" ? secret : "";
  }
  const secret = readForm(text).client_secret;
  return typeof secret === "string" ? secret : "";
}
