import { createHash } from "node:crypto";
import Stripe from "stripe";
import type { GatewayAccount } from "../types";
import { stripeCredentials } from "./credentials";

/** `apiBase` empty = Stripe's own host; otherwise any server that plays it. Milliseconds per try. */
export type StripeOptions = { apiBase?: string; timeoutMs?: number };

/** A page waits for the answer, so far below the SDK's own 80 s. */
const TIMEOUT_MS = 20_000;
const MAX_CLIENTS = 200;

export type StripeClients = (account: GatewayAccount) => Stripe;

/**
 * One SDK client per secret key, made at first use (a build evaluates modules without secrets) and kept in a bounded
 * map under the key's hash, the least recently used leaving first.
 */
export function makeStripeClients({ apiBase, timeoutMs = TIMEOUT_MS }: StripeOptions): StripeClients {
  const clients = new Map<string, Stripe>();
  return (account) => {
    const { secretKey } = stripeCredentials(account);
    const hash = createHash("sha256").update(secretKey).digest("base64url");
    const client = clients.get(hash) ?? new Stripe(secretKey, config(apiBase, timeoutMs));
    clients.delete(hash);
    clients.set(hash, client);
    const oldest = clients.keys().next().value;
    if (clients.size > MAX_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return client;
  };
}

function config(apiBase: string | undefined, timeout: number) {
  // One retry by the SDK, under the same idempotency key: it mends a reset or a 409 of two calls with one key.
  const common = { timeout, maxNetworkRetries: 1, telemetry: false };
  if (!apiBase) return common;
  const url = new URL(apiBase);
  const protocol = url.protocol === "http:" ? ("http" as const) : ("https" as const);
  return { ...common, protocol, host: url.hostname, port: url.port || (protocol === "http" ? 80 : 443) };
}
