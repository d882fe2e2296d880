import type { Call, Core } from "@/sandbox/core/types";
import { newSecretText } from "./ids";

const CLIENT_ID = /^sb-client-([A-Za-z0-9_-]{8,})$/;
/** PayPal's tokens live nine hours. */
export const TOKEN_SECONDS = 32_400;
/** Tokens for the browser live a quarter of an hour. */
export const CLIENT_TOKEN_SECONDS = 900;

type AccessToken = { id: string; expires_at: string; for: "server" | "browser" };

/** The account of a client id, or undefined when it is none of the sandbox's. */
export function accountOfClientId(clientId: string): string | undefined {
  return CLIENT_ID.exec(clientId)?.[1];
}

/** Account of `Authorization: Basic client:secret`; undefined when the two do not belong together. */
export function accountOfBasic(header: string | undefined): string | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  const account = accountOfClientId(text.slice(0, colon));
  return account && text.slice(colon + 1) === `sb-secret-${account}` ? account : undefined;
}

/** A bearer token carries its account, so that the store is asked for one row. */
function accountInToken(token: string): string | undefined {
  const encoded = /^A21AA([A-Za-z0-9_-]+)\./.exec(token)?.[1];
  return encoded ? Buffer.from(encoded, "base64url").toString("utf8") : undefined;
}

export function bearerOf(call: Call): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(call.headers.authorization ?? "")?.[1];
}

/** The account that a call names by its credential, whether or not the credential still holds. */
export function claimedAccount(call: Call): string | undefined {
  const bearer = bearerOf(call);
  return bearer ? accountInToken(bearer) : accountOfBasic(call.headers.authorization);
}

export function issueToken(core: Core, account: string, purpose: AccessToken["for"]): AccessToken {
  const seconds = purpose === "server" ? TOKEN_SECONDS : CLIENT_TOKEN_SECONDS;
  const token: AccessToken = {
    id: `A21AA${Buffer.from(account).toString("base64url")}.${newSecretText()}`,
    expires_at: new Date(core.now().getTime() + seconds * 1000).toISOString(),
    for: purpose,
  };
  core.store.put("paypal", account, "access_token", token.id, token);
  return token;
}

/** Account of a token that was issued, has not expired and is for this use. */
export function accountOfToken(core: Core, token: string, purpose: AccessToken["for"]): string | undefined {
  const account = accountInToken(token);
  if (!account) return undefined;
  const found = core.store.get<AccessToken>("paypal", account, "access_token", token);
  if (!found || found.for !== purpose) return undefined;
  return new Date(found.expires_at) > core.now() ? account : undefined;
}
