import { expect, it } from "vitest";
import { newOnce, nextOnce } from "./once";

it("is renewed by a sure refusal alone: what may have been done is never repeated under another mark", () => {
  const once = newOnce();
  for (const answer of [null, { ok: true }, { ok: false, inDoubt: true }] as const)
    expect(nextOnce(once, answer)).toBe(once);
  expect(nextOnce(once, { ok: false })).toMatch(/^staff_[0-9a-f]{32}$/);
  expect(nextOnce(once, { ok: false })).not.toBe(once);
});
