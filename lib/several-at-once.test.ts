import { expect, it } from "vitest";
import { severalAtOnce } from "./several-at-once";

const rows = Array.from({ length: 10 }, (_, index) => ({ index }));

it("works through all rows, so many at a time", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await severalAtOnce(rows, { atOnce: 3, signal: new AbortController().signal }, async ({ index }) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    done.push(index);
  });
  expect(most).toBe(3);
  expect(done.sort((one, other) => one - other)).toEqual(rows.map(({ index }) => index));
});

it("goes on with the others while one of them waits", async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done: number[] = [];
  await severalAtOnce(rows, { atOnce: 2, signal: new AbortController().signal }, async ({ index }) => {
    if (index === 0) return slow;
    done.push(index);
    if (index === 9) release();
  });
  expect(done).toHaveLength(9);
});

it("begins no other one once it is told to stop", async () => {
  const stopping = new AbortController();
  const begun: number[] = [];
  await severalAtOnce(rows, { atOnce: 2, signal: stopping.signal }, async ({ index }) => {
    begun.push(index);
    if (index === 3) stopping.abort();
    await new Promise(setImmediate);
  });
  expect(begun.length).toBeLessThanOrEqual(5);
});
