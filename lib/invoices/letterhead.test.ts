import { expect, it } from "vitest";
import { money } from "@/lib/money";
import { containedTax } from "./letterhead";

it.each([
  // The minor unit that is nearest, a half upwards: 2000 × 19 ÷ 119 = 319.33; 3 × 20 ÷ 120 = 0.5.
  [2_000, "USD", 1_900, 319],
  [11_900, "EUR", 1_900, 1_900],
  [3, "EUR", 2_000, 1],
  [2, "EUR", 2_000, 0],
  [9, "EUR", 2_000, 2],
  [10_825, "USD", 825, 825],
  [1_100, "JPY", 1_000, 100],
  [2_147_483_647, "USD", 9_999, 1_073_688_134],
  [1, "USD", 1, 0],
] as const)("%i %s contain, at %i hundredths of a percent, %i of tax", (minor, currency, rate, tax) => {
  expect(containedTax(money(minor, currency), rate)).toEqual(money(tax, currency));
});
