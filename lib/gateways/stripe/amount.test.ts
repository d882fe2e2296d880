import { describe, expect, it } from "vitest";
import { isGatewayRejected } from "../errors";
import { fromStripeAmount, toStripeAmount } from "./amount";

describe("an amount as Stripe counts it", () => {
  it.each([
    ["USD", 1500, 1500],
    ["EUR", 1, 1],
    // Without decimals, in charges and everywhere.
    ["JPY", 1500, 1500],
    ["KRW", 1500, 1500],
    ["VND", 1500, 1500],
    ["XOF", 1500, 1500],
    ["CLP", 1500, 1500],
    // Without decimals, but sent as if they had two.
    ["ISK", 1500, 150_000],
    ["UGX", 5, 500],
    // With two decimals in charges, though without any in payouts.
    ["HUF", 150_050, 150_050],
    ["TWD", 150_050, 150_050],
    // With three decimals, of which the last is 0.
    ["BHD", 1_230, 1_230],
    ["JOD", 1_230, 1_230],
    ["KWD", 1_230, 1_230],
    ["OMR", 1_230, 1_230],
    ["TND", 10, 10],
  ])("of %s %i is %i, and comes back as it went", (currency, minor, amount) => {
    expect(toStripeAmount({ minor, currency })).toEqual({ amount, currency: currency.toLowerCase() });
    expect(fromStripeAmount(amount, currency.toLowerCase())).toEqual({ minor, currency });
  });

  it.each(["BHD", "JOD", "KWD", "OMR", "TND"])(
    "of %s is refused when its third decimal is not 0",
    (currency) => {
      for (const minor of [1, 1_234, 1_239]) {
        const state = () => toStripeAmount({ minor, currency });
        expect(state).toThrow("amount_too_precise");
        expect(state).toThrow(expect.toSatisfy(isGatewayRejected));
      }
    },
  );
});
