import type { OutgoingEvent, WebhookTarget } from "./types";

const PATIENCE_MS = 10_000;

/** What came of one post: the answer's status, or 0 and the reason when there was none. */
export type Attempt = { at: string; status: number; error?: string };

/** Posts one event to one endpoint. A redirect is an answer like any other, and never followed. */
export async function postWebhook(
  target: WebhookTarget,
  event: OutgoingEvent,
  now: () => Date,
): Promise<Attempt> {
  const at = now().toISOString();
  try {
    const answer = await fetch(target.url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...target.sign(event) },
      body: event.body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    return { at, status: answer.status };
  } catch (error) {
    return { at, status: 0, error: reasonOf(error) };
  }
}

export function taken(attempt: Attempt): boolean {
  return attempt.status >= 200 && attempt.status < 300;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
