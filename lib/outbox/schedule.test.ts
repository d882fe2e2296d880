import { expect, it } from "vitest";
import { delayAfter, SCHEDULE_MS, scheduleLengthMs } from "./schedule";

const HOUR = 3_600_000;
const endpoint = { retryDelaySeconds: 5 };
const places = [0, 1, 2, 3, 4, 5, 6];

it("waits as the schedule says, up to a tenth longer, and repeats the last delay past its end", () => {
  expect(SCHEDULE_MS.map((ms) => ms / 1000)).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 36_000]);
  expect(places.map((step) => delayAfter(step, endpoint, null, () => 0))).toEqual(SCHEDULE_MS);
  expect(delayAfter(2, endpoint, null, () => 0.5)).toBe(1_890_000);
  expect([7, 30].map((step) => delayAfter(step, endpoint, null, () => 0))).toEqual([10 * HOUR, 10 * HOUR]);
  for (const step of places) {
    const planned = SCHEDULE_MS[step] ?? 0;
    const drawn = Array.from({ length: 200 }, () => delayAfter(step, endpoint, null));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(planned);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(planned * 1.1);
    expect(new Set(drawn).size).toBeGreaterThan(20);
  }
});

it("never comes back sooner than the endpoint or the receiver asked", () => {
  expect(delayAfter(0, { retryDelaySeconds: 60 }, null, () => 0)).toBe(60_000);
  expect(delayAfter(1, { retryDelaySeconds: 60 }, null, () => 0)).toBe(300_000);
  expect(delayAfter(0, endpoint, 120_000, () => 1)).toBe(120_000);
  expect(delayAfter(1, endpoint, 120_000, () => 1)).toBe(330_000);
  expect(delayAfter(0, endpoint, 0, () => 0)).toBe(5000);
});

it("knows how long it goes on", () => {
  expect(scheduleLengthMs(0, 5)).toBe(0);
  expect(scheduleLengthMs(7, 5)).toBe(27 * HOUR + 35 * 60_000 + 5000);
  expect(scheduleLengthMs(9, 5)).toBe(scheduleLengthMs(7, 5) + 20 * HOUR);
  expect(scheduleLengthMs(2, 600)).toBe(1_200_000);
});
