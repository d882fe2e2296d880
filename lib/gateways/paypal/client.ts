import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import { GatewayUnknown } from "../errors";
import type { GatewayAccount, GatewayMode } from "../types";
import { makeAccessTokens } from "./access-token";
import { paypalCredentials } from "./credentials";
import { NoAnswer, send } from "./exchange";
import { PaypalRefusal } from "./refusal";

/** `apiBase` empty = PayPal's own hosts by the account's mode; otherwise any server that plays it. Milliseconds per try. */
export type PaypalOptions = {
  apiBase?: string;
  liveApiBase?: string;
  testApiBase?: string;
  timeoutMs?: number;
};

export type PaypalCall<T> = {
  /** What the call is called in errors. */
  operation: string;
  method: "GET" | "POST" | "PATCH";
  path: string;
  /** Only what we act on is demanded: PayPal adds fields freely. */
  answer: z.ZodType<T>;
  body?: unknown;
  /** Sent as it is in place of `body`. */
  text?: string;
  /** From our rows: repeats with it are carried out once. https://developer.paypal.com/api/rest/reference/idempotency/ */
  requestId?: string;
  /** The whole object in the answer, and not only its id and status. */
  whole?: boolean;
};

export type PaypalClient = {
  /** JSON that fits `answer`; throws `PaypalRefusal`, `GatewayUnknown` or `GatewayRejected`. */
  call: <T>(account: GatewayAccount, call: PaypalCall<T>) => Promise<T>;
  timeoutMs: number;
  /** The API's address for accounts of this mode. */
  baseOf: (mode: GatewayMode) => string;
  /** The configured stand-in; undefined when PayPal itself is spoken to. */
  apiBase?: string;
};

/** A page waits for the answer. */
const TIMEOUT_MS = 20_000;
const LIVE = "https://api-m.paypal.com";
const TEST = "https://api-m.sandbox.paypal.com";

/** PayPal's REST API over `fetch`: bearer, request ids, a timeout, one retry where it is safe, checked answers. */
export function makePaypalClient(options: PaypalOptions): PaypalClient {
  const { apiBase, liveApiBase = LIVE, testApiBase = TEST, timeoutMs = TIMEOUT_MS } = options;
  const tokens = makeAccessTokens(timeoutMs);
  const baseOf = (mode: GatewayMode) => apiBase || (mode === "live" ? liveApiBase : testApiBase);

  const once = async <T>(account: GatewayAccount, call: PaypalCall<T>): Promise<T> => {
    const base = baseOf(account.mode);
    const credentials = paypalCredentials(account);
    const json = await send({
      operation: call.operation,
      url: base + call.path,
      method: call.method,
      headers: headersOf(call, await tokens.get(base, credentials)),
      body: call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      timeoutMs,
    }).catch((error: unknown) => {
      if (error instanceof PaypalRefusal && error.status === 401) tokens.forget(base, credentials);
      throw error;
    });
    const parsed = call.answer.safeParse(json);
    if (!parsed.success) throw new GatewayUnknown(call.operation, parsed.error);
    return parsed.data;
  };

  return {
    timeoutMs,
    baseOf,
    ...(apiBase ? { apiBase } : {}),
    async call(account, call) {
      try {
        return await once(account, call);
      } catch (error) {
        const againInMs = retryDelay(error, call);
        if (againInMs === undefined) throw error;
        await pause(againInMs);
        return once(account, call);
      }
    },
  };
}

function headersOf<T>(call: PaypalCall<T>, token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(call.body === undefined && call.text === undefined ? {} : { "content-type": "application/json" }),
    ...(call.requestId ? { "paypal-request-id": call.requestId } : {}),
    ...(call.whole ? { prefer: "return=representation" } : {}),
  };
}

/** Ms until the one retry; undefined when there is none: only what is read or carries a request id may be sent twice. */
function retryDelay<T>(error: unknown, call: PaypalCall<T>): number | undefined {
  // A bearer may be revoked before it ends; signing in anew once tells that from bad credentials.
  if (error instanceof PaypalRefusal) return error.status === 401 ? 0 : undefined;
  const repeatable = call.method === "GET" || call.requestId !== undefined;
  return error instanceof NoAnswer && repeatable ? error.againInMs : undefined;
}
