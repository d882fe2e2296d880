import { setTimeout as wait } from "node:timers/promises";
import { EdgeApiError, EdgeUnreachable } from "./error.ts";
import { isHeaderWord } from "./malformed.ts";
import { secondsOf } from "./retry-after.ts";

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

const LONGEST_WAIT_SECONDS = 30;

/**
 * Posts a call, and again when it was not answered whole or Edge asks for it: 429 and 503 after `Retry-After`, 409 while the same
 * call is still under way, 500 after a while. Asked to wait more than 30 s it gives up at once: `retryAfterSeconds` tells how long.
 * @throws EdgeApiError, EdgeUnreachable; TypeError for an idempotency key that no header can carry
 */
export async function post(posting: Posting): Promise<unknown> {
  const { idempotencyKey, attempts, signal } = posting;
  if (idempotencyKey !== null && !isHeaderWord(idempotencyKey))
    throw new TypeError("idempotencyKey is malformed: it must be visible ASCII characters without spaces.");
  // Once, so that a repetition is the same call whatever its caller does to the object meanwhile.
  const payload = JSON.stringify(posting.body);
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= attempts;
    let pause: number | null = null;
    try {
      const response = await send(posting, payload);
      if (response.status >= 300 && response.status < 400) throw await redirected(response, posting);
      const body = parse(await response.text());
      if (response.ok && body !== null) return body;
      const error = new EdgeApiError(response.status, body, circumstances(response, idempotencyKey));
      pause = error.retryAfterSeconds;
      if (last || !isWorthRepeating(error) || (pause ?? 0) > LONGEST_WAIT_SECONDS) throw error;
    } catch (error) {
      if (error instanceof EdgeApiError || signal?.aborted) throw error;
      if (last) throw new EdgeUnreachable(error, idempotencyKey);
    }
    await wait(waitOf(pause, attempt), undefined, { signal });
  }
}

function send(posting: Posting, payload: string): Promise<Response> {
  const { url, apiKey, idempotencyKey, timeoutMs, signal } = posting;
  const deadline = AbortSignal.timeout(timeoutMs);
  return fetch(url, {
    method: "POST",
    // Followed, a POST would become a GET, or the key would go to another host.
    redirect: "manual",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
    },
    body: payload,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  });
}

/** Null for what is no JSON, a proxy's page for example. Only for what came whole. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function redirected(response: Response, { url, idempotencyKey }: Posting): Promise<EdgeApiError> {
  await response.body?.cancel();
  const target = response.headers.get("location") ?? "another address";
  const sentence = `The baseUrl is wrong: ${url} redirects to ${target}. Set it to where Edge itself is reached.`;
  const body = { errors: [sentence], error: { code: "redirected" } };
  return new EdgeApiError(response.status, body, circumstances(response, idempotencyKey));
}

const circumstances = ({ headers }: Response, idempotencyKey: string | null) => ({
  requestId: headers.get("x-request-id"),
  retryAfterSeconds: secondsOf(headers.get("retry-after")),
  idempotencyKey,
});

const isWorthRepeating = ({ status, code }: EdgeApiError) =>
  status === 429 || status >= 500 || (status === 409 && code === "request_in_progress");

/** Milliseconds: as Edge asks, else half a second, doubled each time. With chance in it, so that many do not come back at once. */
function waitOf(asked: number | null, attempt: number): number {
  const seconds = asked ?? Math.min(0.5 * 2 ** (attempt - 1), LONGEST_WAIT_SECONDS);
  return seconds * 1000 * (1 + Math.random() * 0.1);
}
