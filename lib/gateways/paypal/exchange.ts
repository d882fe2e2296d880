import { GatewayUnknown } from "../errors";
import { toRefusal } from "./refusal";

/** One HTTP exchange with PayPal: what is sent, and what the call is called in errors. */
export type Exchange = {
  operation: string;
  url: string;
  method: "GET" | "POST" | "PATCH";
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
};

/** No answer that says anything about the call: to be asked again under the same request id. */
export class NoAnswer extends GatewayUnknown {
  constructor(
    operation: string,
    /** Worth asking again at once, after so many ms; undefined after a timeout, when waiting has been long enough. */
    readonly againInMs: number | undefined,
    cause?: unknown,
  ) {
    super(operation, cause);
  }
}

const AGAIN_MS = 300;
const MAX_RETRY_AFTER_MS = 2_000;
/** 4xx that say "not now" and nothing about whether the call was carried out before. */
const NOT_NOW = new Set([408, 409, 425, 429]);

/**
 * Sends once. JSON of a 2xx, or throws `PaypalRefusal` (4xx in PayPal's shape) or `NoAnswer`. Redirects are not
 * followed: they would carry the bearer elsewhere. Answers are asked for unpacked, so that nothing is ever inflated.
 */
export async function send(exchange: Exchange): Promise<unknown> {
  const { operation, url, method, headers, body, timeoutMs } = exchange;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: { accept: "application/json", "accept-encoding": "identity", ...headers },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (cause) {
    const timedOut = cause instanceof Error && cause.name === "TimeoutError";
    throw new NoAnswer(operation, timedOut ? undefined : AGAIN_MS, cause);
  }
  const json = toJson(text);
  if (response.ok) {
    if (json === undefined) throw new NoAnswer(operation, undefined);
    return json;
  }
  const definite = response.status >= 400 && response.status < 500 && !NOT_NOW.has(response.status);
  const refusal = definite ? toRefusal(response.status, json) : undefined;
  throw refusal ?? new NoAnswer(operation, retryAfter(response), new Error(`HTTP ${response.status}`));
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER_MS) : AGAIN_MS;
}

/** An empty body (204) is null; undefined is what is no JSON. */
function toJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
