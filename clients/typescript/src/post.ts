import { setTimeout as wait } from "node:timers/promises";
import { EdgeApiError, EdgeUnreachable } from "./error.ts";

export type Posting = {
  url: string;
  apiKey: string;
  body: unknown;
  /** The same in every repetition, so that what is written is written once. Null for what only reads. */
  idempotencyKey: string | null;
  timeoutMs: number;
  /** How often it is asked at most. */
  attempts: number;
  signal?: AbortSignal | undefined;
};

const LONGEST_WAIT_MS = 30_000;

/**
 * Posts a call, and again when it was not answered or Edge asks for it: 429 and 503 after `Retry-After`, 409 while the same call is
 * still under way, 500 after a while.
 * @throws EdgeApiError, EdgeUnreachable
 */
export async function post(posting: Posting): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= posting.attempts;
    try {
      const response = await send(posting);
      const body = await response.json().catch(() => null);
      if (response.ok && body !== null) return body;
      const error = new EdgeApiError(response.status, body, response.headers.get("x-request-id"));
      if (last || !isWorthRepeating(error)) throw error;
      await wait(waitOf(response.headers.get("retry-after"), attempt), undefined, { signal: posting.signal });
    } catch (error) {
      if (error instanceof EdgeApiError || posting.signal?.aborted) throw error;
      if (last) throw new EdgeUnreachable(error, posting.idempotencyKey);
      await wait(waitOf(null, attempt), undefined, { signal: posting.signal });
    }
  }
}

function send({ url, apiKey, body, idempotencyKey, timeoutMs, signal }: Posting): Promise<Response> {
  const deadline = AbortSignal.timeout(timeoutMs);
  return fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
    },
    body: JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  });
}

const isWorthRepeating = ({ status, code }: EdgeApiError) =>
  status === 429 || status >= 500 || (status === 409 && code === "request_in_progress");

/** As Edge asks; else half a second, doubled each time. With chance in it, so that many do not come back at once. */
function waitOf(retryAfter: string | null, attempt: number): number {
  const asked = Number(retryAfter) * 1000;
  const plain = retryAfter !== null && asked >= 0 ? asked : 500 * 2 ** (attempt - 1);
  return Math.min(plain, LONGEST_WAIT_MS) * (1 + Math.random() * 0.1);
}
