const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after a failure the 2nd, 3rd … 8th attempt comes, as Standard Webhooks and Svix have it. */
export const SCHEDULE_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];

/** At most this much longer, so that what failed together does not come back together. */
const JITTER = 0.1;

function plainDelay(step: number, retryDelaySeconds: number): number {
  const planned = SCHEDULE_MS[Math.min(step, SCHEDULE_MS.length - 1)] ?? 0;
  return Math.max(planned, retryDelaySeconds * SECOND);
}

/**
 * Milliseconds until the next attempt after the one at place `step` failed (0: the first). Past the schedule's end its last
 * delay repeats. Never sooner than the endpoint's own delay, nor than the receiver asked.
 */
export function delayAfter(
  step: number,
  endpoint: { retryDelaySeconds: number },
  retryAfterMs: number | null,
  random: () => number = Math.random,
): number {
  const jittered = plainDelay(step, endpoint.retryDelaySeconds) * (1 + JITTER * random());
  return Math.ceil(Math.max(jittered, retryAfterMs ?? 0));
}

/** Milliseconds from the first attempt to the last when every one fails at once, without jitter. */
export function scheduleLengthMs(retryCount: number, retryDelaySeconds: number): number {
  let length = 0;
  for (let step = 0; step < retryCount; step += 1) length += plainDelay(step, retryDelaySeconds);
  return length;
}
