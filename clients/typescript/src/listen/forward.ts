import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { EdgeEvent } from "../webhooks.ts";
import { reasonOf } from "./reason.ts";

export type Forwarded = { taken: boolean; status: number | null; attempts: number; error: string | null };

const WAITS_MS = [500, 2_000, 5_000];

/** Posts an event to an address on your machine, signed as Edge signs; a few times, when it is not taken. */
export async function forward(
  event: EdgeEvent,
  to: { url: string; secret: string; signal: AbortSignal; waitsMs?: readonly number[] },
): Promise<Forwarded> {
  const waits = to.waitsMs ?? WAITS_MS;
  const payload = JSON.stringify(event);
  for (let attempts = 1; ; attempts += 1) {
    const { status, error } = await post(event.event_id, payload, to);
    const taken = status !== null && status >= 200 && status < 300;
    const pause = waits[attempts - 1];
    if (taken || pause === undefined || to.signal.aborted) return { taken, status, attempts, error };
    await wait(pause, undefined, { signal: to.signal }).catch(() => {});
  }
}

async function post(id: string, payload: string, to: { url: string; secret: string; signal: AbortSignal }) {
  const at = new Date();
  try {
    const response = await fetch(to.url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(to.secret).sign(id, at, payload),
      },
      body: payload,
      signal: AbortSignal.any([to.signal, AbortSignal.timeout(30_000)]),
    });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}
