import { expect, it } from "vitest";
import { TurnWindow } from "./turn-window";

function newWindow() {
  let time = 0;
  const window = new TurnWindow(() => time);
  return {
    /** When turns that are asked for now come. */
    take: (many: number, account = "ga_1", perSecond = 20) =>
      Array.from({ length: many }, () => time + window.take(account, perSecond)),
    wait(ms: number) {
      time += ms;
    },
  };
}

const mostInASecond = (times: number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));

it("lets a burst of the whole rate go at once, and the next a second later", () => {
  const { take } = newWindow();
  expect(take(41)).toEqual([...Array(20).fill(0), ...Array(20).fill(1000), 2000]);
});

it("lets no second hold more than the rate, however turns are asked for", () => {
  const window = newWindow();
  const times: number[] = [];
  for (const [wait, many] of [
    [0, 2],
    [950, 18],
    [60, 20],
    [40, 5],
    [3000, 20],
    [999, 20],
    [1, 20],
  ] as const) {
    window.wait(wait);
    times.push(...window.take(many));
  }
  expect(mostInASecond(times)).toBe(20);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it("keeps every account's turns apart", () => {
  const { take } = newWindow();
  take(40, "ga_1");
  expect(take(20, "ga_2")).toEqual(Array(20).fill(0));
});

it("serves an account of one turn a second", () => {
  expect(newWindow().take(3, "ga_1", 1)).toEqual([0, 1000, 2000]);
});

it("forgets quiet accounts, and none that has turns to come", () => {
  const window = newWindow();
  window.take(40, "busy");
  for (let at = 0; at < 2_000; at++) window.take(1, `ga_${at}`);
  window.wait(1_500);
  window.take(1, "new");
  expect(window.take(1, "busy")).toEqual([2000]);
});
