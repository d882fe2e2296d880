import { expect, it } from "vitest";
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
