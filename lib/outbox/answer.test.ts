import { expect, it } from "vitest";
import { Body, retryAfterMs } from "./answer";

function textOf(bytes: Buffer, chunk = 7): string {
  const body = new Body();
  for (let at = 0; at < bytes.length; at += chunk) body.take(bytes.subarray(at, at + chunk));
  return body.text();
}

it("keeps the first 2 KiB as text that PostgreSQL takes, of whole characters", () => {
  expect(textOf(Buffer.alloc(0))).toBe("");
  expect(textOf(Buffer.from("zażółć 🦊"))).toBe("zażółć 🦊");
  expect(textOf(Buffer.from("a\0b\0"))).toBe("ab");
  expect(textOf(Buffer.from([0x61, 0xff, 0x62, 0xe2, 0x82]))).toBe("a\ufffdb\ufffd");
  expect(textOf(Buffer.alloc(5000, "x"))).toBe("x".repeat(2048));
  // A fox is four bytes: the cut goes before the one that it would split, wherever it would.
  for (const lead of ["", "a", "ab", "abc"]) {
    const foxes = Math.floor((2048 - lead.length) / 4);
    expect(textOf(Buffer.from(lead + "🦊".repeat(600)))).toBe(lead + "🦊".repeat(foxes));
  }
  // What is replaced grows, and must fit all the same.
  expect(textOf(Buffer.alloc(2048, 0xff))).toBe("\ufffd".repeat(682));
});

it("wants no more after 64 KiB", () => {
  const body = new Body();
  expect(body.take(Buffer.alloc(64 * 1024))).toBe(true);
  expect(body.take(Buffer.alloc(1))).toBe(false);
});

it("reads Retry-After as seconds or as a date, within 0 and 10 hours", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  const read = (value?: string) => retryAfterMs(value === undefined ? {} : { "retry-after": value }, now);
  expect([read("120"), read("0"), read(" 7 ")]).toEqual([120_000, 0, 7000]);
  expect(read("Sun, 01 Mar 2026 12:05:00 GMT")).toBe(300_000);
  expect(read("Sunday, 01-Mar-26 12:05:00 GMT")).toBe(300_000);
  expect(read("Sun, 01 Mar 2026 11:00:00 GMT")).toBe(0);
  expect([read("36001"), read("9".repeat(400)), read("Mon, 01 Mar 2027 12:00:00 GMT")]).toEqual([
    36_000_000, 36_000_000, 36_000_000,
  ]);
  for (const nonsense of [undefined, "", "soon", "-5", "1.5", "2030-01-01", "1e3", "x GMT"])
    expect(read(nonsense)).toBeNull();
});
