import { expect, it } from "vitest";
import { toChange, toRate } from "./change";

it("says how a figure stands against the period before", () => {
  expect(toChange(112, 100)).toEqual({ text: "up 12 % from the period before", tone: "up" });
  expect(toChange(99.5, 100)).toEqual({ text: "down 0.5 % from the period before", tone: "down" });
  expect(toChange(35_000, 10)).toEqual({ text: "3,500 times the period before", tone: "up" });
  expect(toChange(3, 0)).toEqual({ text: "none in the period before", tone: "up" });
  expect(toChange(0, 0)).toEqual({ text: "as in the period before", tone: "same" });
  expect([toRate(1, 3), toRate(0, 0)]).toEqual(["33 %", "–"]);
});
