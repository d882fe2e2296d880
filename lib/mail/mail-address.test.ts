import { expect, it } from "vitest";
import { oneLine, toMailAddress } from "./mail-address";

it.each([
  ["payer@example.com", "payer@example.com"],
  [" payer@example.com ", "payer@example.com"],
  ["müller@exämple.de", "müller@exämple.de"],
  ["o'neil+tag@example.com", "o'neil+tag@example.com"],
  ["a@example.com, b@example.com", null],
  ["a@example.com;b@example.com", null],
  ["A <a@example.com>", null],
  ["a@example.com\r\nBcc: b@example.com", null],
  ["a@b@example.com", null],
  ["nobody", null],
  ["", null],
  [null, null],
  [`${"a".repeat(250)}@example.com`, null],
])("%j → %j", (given, expected) => {
  expect(toMailAddress(given)).toBe(expected);
});

it("makes one line of any text", () => {
  expect(oneLine(" a\r\n\tb\u2028c\u0000d ")).toBe("a b c d");
});
