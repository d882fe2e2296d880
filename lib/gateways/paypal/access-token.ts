import { createHash } from "node:crypto";
import { z } from "zod";
import { GatewayUnknown } from "../errors";
import type { PaypalCredentials } from "../types";
import { send } from "./exchange";

const OPERATION = "signing in at PayPal";
/** Renewed so long before it ends that no call is on its way with one that has ended. */
const SPARE_MS = 60_000;
const MAX_TOKENS = 200;

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

type Kept = { token: Promise<string>; until: number };

export type AccessTokens = {
  get: (base: string, credentials: PaypalCredentials) => Promise<string>;
  /** PayPal did not accept the token: the next `get` signs in anew. */
  forget: (base: string, credentials: PaypalCredentials) => void;
};

/**
 * OAuth client-credentials tokens, one per account, kept under a hash of its credentials until they end; calls at the
 * same moment share one sign-in. https://developer.paypal.com/api/rest/authentication/
 */
export function makeAccessTokens(timeoutMs: number): AccessTokens {
  const kept = new Map<string, Kept>();

  const signIn = async (key: string, base: string, { clientId, clientSecret }: PaypalCredentials) => {
    const json = await send({
      operation: OPERATION,
      url: `${base}/v1/oauth2/token`,
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
      timeoutMs,
    });
    const parsed = answer.safeParse(json);
    if (!parsed.success) throw new GatewayUnknown(OPERATION, parsed.error);
    const entry = kept.get(key);
    if (entry) entry.until = Date.now() + parsed.data.expires_in * 1000 - SPARE_MS;
    return parsed.data.access_token;
  };

  return {
    get(base, credentials) {
      const key = keyOf(base, credentials);
      const known = kept.get(key);
      if (known && Date.now() < known.until) return known.token;
      const token = signIn(key, base, credentials);
      kept.delete(key);
      const entry: Kept = { token, until: Date.now() + timeoutMs };
      kept.set(key, entry);
      token.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_TOKENS && oldest !== undefined) kept.delete(oldest);
      return token;
    },
    forget: (base, credentials) => void kept.delete(keyOf(base, credentials)),
  };
}

function keyOf(base: string, { clientId, clientSecret }: PaypalCredentials): string {
  return createHash("sha256").update([base, clientId, clientSecret].join("\n")).digest("base64url");
}
