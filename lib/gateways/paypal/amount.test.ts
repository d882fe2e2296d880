import { describe, expect, it } from "vitest";
import { isGatewayRejected } from "../errors";
import { fromPaypalMoney, toPaypalMoney } from "./amount";

describe("an amount as PayPal writes it", () => {
  it.each([
    ["USD", 1500, "15.00"],
    ["EUR", 1, "0.01"],
    ["GBP", 100_005, "1000.05"],
    // Without decimals by ISO 4217.
    ["JPY", 1500, "1500"],
    // Without decimals at PayPal alone.
    ["HUF", 150_000, "1500"],
    ["TWD", 100, "1"],
  ])("of %s %i is %s, and comes back as it went", (currency_code, minor, value) => {
    expect(toPaypalMoney({ minor, currency: currency_code })).toEqual({ currency_code, value });
    expect(fromPaypalMoney({ currency_code, value })).toEqual({ minor, currency: currency_code });
  });

  it("comes with as many decimals as PayPal likes", () => {
    expect(fromPaypalMoney({ currency_code: "HUF", value: "1500.00" })?.minor).toBe(150_000);
    expect(fromPaypalMoney({ currency_code: "JPY", value: "1500.00" })?.minor).toBe(1500);
    expect(fromPaypalMoney({ currency_code: "USD", value: "15" })?.minor).toBe(1500);
    expect(fromPaypalMoney({ currency_code: "USD", value: "15.001" })).toBeNull();
    expect(fromPaypalMoney({ currency_code: "USD", value: "" })).toBeNull();
  });

  it.each([
    ["HUF", 150_050, "amount_too_precise"],
    ["TWD", 1, "amount_too_precise"],
    // PayPal knows no currency of three decimals, and of those without any only the yen.
    ["KWD", 1_230, "currency_not_supported"],
    ["BHD", 1_230, "currency_not_supported"],
    ["JOD", 1_230, "currency_not_supported"],
    ["OMR", 1_230, "currency_not_supported"],
    ["TND", 1_230, "currency_not_supported"],
    ["KRW", 1_500, "currency_not_supported"],
    ["ISK", 1_500, "currency_not_supported"],
    ["UGX", 1_500, "currency_not_supported"],
  ])("of %s %i is refused: %s", (currency, minor, code) => {
    const state = () => toPaypalMoney({ minor, currency });
    expect(state).toThrow(code);
    expect(state).toThrow(expect.toSatisfy(isGatewayRejected));
  });
});
