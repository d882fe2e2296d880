import { expect, it } from "vitest";
import { expiringMonths } from "./expiring-cards";
import { expiryToldUntil } from "./expiry";

it.each([
  ["2026-11-30T23:59:59.999Z", "2026-11"],
  ["2026-12-01T00:00:00.000Z", "2026-11"],
  ["2026-12-01T23:59:59.999Z", "2026-11"],
  ["2026-12-02T00:00:00.000Z", "2026-12"],
  ["2027-01-29T23:59:59.999Z", "2027-01"],
  ["2027-01-30T00:00:00.000Z", "2027-02"],
])("at %s the cards of %s and earlier are told of", (now, month) => {
  expect(expiryToldUntil(new Date(now)).toISOString().slice(0, 7)).toBe(month);
});

it("lists a card from the day on which it is told of until its last", () => {
  const months = (now: string) => expiringMonths(new Date(now)).map(({ year, month }) => `${month}/${year}`);
  expect(months("2026-11-01T00:00:00Z")).toEqual(["11/2026"]);
  expect(months("2026-11-30T23:59:59Z")).toEqual(["11/2026"]);
  expect(months("2026-12-01T23:59:59Z")).toEqual([]);
  expect(months("2026-12-02T00:00:00Z")).toEqual(["12/2026"]);
  // March begins within thirty days of these, and with it both months' cards are at their end.
  expect(months("2027-01-30T00:00:00Z")).toEqual(["1/2027", "2/2027"]);
  expect(months("2027-01-31T12:00:00Z")).toEqual(["1/2027", "2/2027"]);
  expect(months("2028-01-31T00:00:00Z")).toEqual(["1/2028", "2/2028"]);
});
