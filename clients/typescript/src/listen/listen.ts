import { setTimeout as wait } from "node:timers/promises";
import type { EdgeClient } from "../client.ts";
import { EdgeApiError } from "../error.ts";
import { readEvents } from "../events.ts";
import type { EventType } from "../webhooks.ts";
import { type Forwarded, forward } from "./forward.ts";
import { reasonOf } from "./reason.ts";

export type Listening = {
  client: Pick<EdgeClient, "listEvents">;
  forwardTo: string;
  secret: string;
  /** Behind which event to begin; only with what happens from now on when left out. */
  after?: string | undefined;
  /** Everything when left out. */
  types?: readonly EventType[] | undefined;
  signal: AbortSignal;
  say: (line: string) => void;
  /** Between questions for news; 1 s unless given. */
  pauseMs?: number;
  /** Before each repetition of what the receiver did not take. */
  waitsMs?: readonly number[];
};

/** Forwards events until `signal` is aborted, also through times in which the deployment is away. */
export async function listen(listening: Listening): Promise<void> {
  const { client, signal, say, types, pauseMs = 1_000 } = listening;
  let after = listening.after;
  let told = false;
  while (!signal.aborted) {
    try {
      after ??= await lastCursor(client, signal);
      for await (const event of readEvents(client, { after, pauseMs, signal })) {
        told = false;
        if (types === undefined || types.includes(event.event_type)) {
          const forwarded = await forward(event, {
            url: listening.forwardTo,
            secret: listening.secret,
            signal,
            ...(listening.waitsMs ? { waitsMs: listening.waitsMs } : {}),
          });
          if (signal.aborted) return;
          say(`${event.created_at}  ${event.event_type}  ${event.event_id}  → ${outcomeOf(forwarded)}`);
        }
        after = event.event_id;
      }
    } catch (error) {
      if (signal.aborted) return;
      // A wrong key does not become right by waiting.
      if (error instanceof EdgeApiError && error.status < 500 && error.status !== 429) throw error;
      if (!told) say(`The deployment does not answer (${reasonOf(error)}); trying on`);
      told = true;
      const asked = error instanceof EdgeApiError ? Math.min(error.retryAfterSeconds ?? 0, 3600) * 1000 : 0;
      await wait(Math.max(pauseMs, asked), undefined, { signal }).catch(() => {});
    }
  }
}

function outcomeOf({ taken, status, attempts, error }: Forwarded): string {
  const answer = String(status ?? error);
  if (!taken) return `${answer}, gave up after ${attempts} ${attempts === 1 ? "try" : "tries"}`;
  return attempts > 1 ? `${answer}, tried ${attempts} times` : answer;
}

/** Later than any event, so that a clock of this machine that is behind brings no old ones. */
const NEVER = "9999-12-31T23:59:59Z";

/** Behind everything that has happened so far. */
async function lastCursor(client: Pick<EdgeClient, "listEvents">, signal: AbortSignal): Promise<string> {
  const { next_cursor: cursor } = await client.listEvents({ created_from: NEVER }, { signal });
  return cursor;
}
