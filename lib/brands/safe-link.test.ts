import { expect, it } from "vitest";
import { safeLink } from "./safe-link";

it.each([
  ["https://acme.test/terms", "https://acme.test/terms"],
  ["help@acme.test", "mailto:help@acme.test"],
  ["mailto:help@acme.test", "mailto:help@acme.test"],
  ["javascript:alert(1)", null],
  [" JaVaScRiPt:alert(1)", null],
  ["data:text/html,x", null],
  ["//acme.test", null],
  ["javascript:alert(1)@acme.test", null],
  ["", null],
  [null, null],
])("%s → %s", (given, expected) => {
  expect(safeLink(given)).toBe(expected);
});
