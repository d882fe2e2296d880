import { setTimeout as wait } from "node:timers/promises";
import type { EdgeClient, Input } from "./client.ts";
import type { EdgeEvent } from "./webhooks.ts";

export type Reading = Omit<Input<"listEvents">, "after" | "limit"> & {
  /** Where to go on: the `event_id` of the last event that you have worked. From the beginning unless given. */
  after?: string;
  /** How long to wait when there is nothing new; 2 s unless given. 0: end there. */
  pauseMs?: number;
  signal?: AbortSignal;
};

/**
 * Every event in its order, as long as you ask for more: for who would rather fetch than be called. Nothing is left out. Keep the
 * last `event_id` with what you did about it, and you work each once.
 */
export async function* readEvents(
  client: Pick<EdgeClient, "listEvents">,
  { after, pauseMs = 2_000, signal, ...filters }: Reading = {},
): AsyncGenerator<EdgeEvent, void, void> {
  let cursor = after;
  for (;;) {
    const page = await client.listEvents(
      { ...filters, ...(cursor === undefined ? {} : { after: cursor }) } as Input<"listEvents">,
      signal ? { signal } : {},
    );
    for (const event of page.data as EdgeEvent[]) yield event;
    cursor = page.next_cursor;
    if (page.has_more) continue;
    if (pauseMs === 0) return;
    await wait(pauseMs, undefined, { signal });
  }
}
