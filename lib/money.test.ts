import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDigits, fromDecimal, money, toDecimalNumber, toDecimalString } from "./money";

describe("an amount", () => {
  it.each([
    [1500, "USD", "15.00", 15],
    [1500, "JPY", "1500", 1500],
    [1500, "KWD", "1.500", 1.5],
    [5, "EUR", "0.05", 0.05],
    [-1, "USD", "-0.01", -0.01],
    [0, "USD", "0.00", 0],
    [2_147_483_647, "USD", "21474836.47", 21_474_836.47],
  ])("of %i minor units of %s is %s", (minor, currency, text, number) => {
    expect(toDecimalString(money(minor, currency))).toBe(text);
    expect(toDecimalNumber(money(minor, currency))).toBe(number);
    expect(fromDecimal(text, currency)).toEqual({ minor, currency });
  });

  it("comes back as it went, in every currency, as text and as a number", () => {
    const currency = fc.constantFrom("USD", "JPY", "KWD", "EUR", "KRW", "BHD");
    fc.assert(
      fc.property(fc.integer({ min: -2_147_483_647, max: 2_147_483_647 }), currency, (minor, code) => {
        const amount = money(minor, code);
        expect(fromDecimal(toDecimalString(amount), code)).toEqual(amount);
        expect(fromDecimal(toDecimalNumber(amount), code)).toEqual(amount);
      }),
    );
  });

  it.each(["15.001", "1e3", "1,50", "", " ", "--1", "0x10", "1.", ".5", "Infinity", "NaN", "1234567890123"])(
    "is not %j dollars",
    (text) => {
      expect(fromDecimal(text, "USD")).toBeNull();
    },
  );

  it("has no more decimals than its currency", () => {
    expect(fromDecimal("1500.00", "JPY")).toEqual(money(1500, "JPY"));
    expect(fromDecimal("1500.5", "JPY")).toBeNull();
    expect(fromDecimal(0.1 + 0.2, "USD")).toBeNull();
    expect(currencyDigits("jpy")).toBe(0);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("is never %d minor units", (minor) => {
    expect(() => money(minor, "USD")).toThrow(RangeError);
  });
});
