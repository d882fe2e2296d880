import { describe, expect, it } from "vitest";
import { passesLuhn, ruleFor, toGroups } from "./brand";
import { faultOf, formatField, toDigits, toExpiry } from "./card-values";

const now = new Date(2026, 10, 22);
const values = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123" };

describe("card networks", () => {
  it.each([
    ["4242", "visa"],
    ["5555", "mastercard"],
    ["2223", "mastercard"],
    ["2720", "mastercard"],
    ["2721", "unknown"],
    ["37", "amex"],
    ["36", "diners"],
    ["35", "jcb"],
    ["62", "unionpay"],
    ["6011", "discover"],
    ["", "unknown"],
  ])("knows %s as %s", (digits, brand) => expect(ruleFor(digits).brand).toBe(brand));

  it.each([
    ["4242424242424242", "4242 4242 4242 4242"],
    ["378282246310005", "3782 822463 10005"],
    ["30569309025904", "3056 930902 5904"],
    ["6205500000000000004", "6205 5000 0000 0000 004"],
    ["42424242424242429", "4242 4242 4242 4242"],
  ])("groups %s", (digits, shown) => expect(toGroups(digits)).toBe(shown));

  it.each([
    ["4242424242424242", true],
    ["4242424242424241", false],
    ["378282246310005", true],
    ["", false],
  ])("checks the last digit of %s", (digits, right) => expect(passesLuhn(digits)).toBe(right));
});

describe("typing", () => {
  it.each([
    ["1", "1"],
    ["4", "04 / "],
    ["12", "12 / "],
    ["1/", "01 / "],
    ["123", "12 / 3"],
    ["12/2034", "12 / 34"],
    ["4/31", "04 / 31"],
    ["12 / 345", "12 / 34"],
    ["١٢٣٤", "12 / 34"],
    ["12/34", "12 / 34"],
  ])("shows the expiry %s as %s", (typed, shown) =>
    expect(formatField("expiry", typed, "", true)).toBe(shown),
  );

  it("lets the separator be deleted", () => expect(formatField("expiry", "12 /", "", false)).toBe("12"));

  it("keeps three digits of a security code, four for American Express", () => {
    expect(formatField("cvc", "12345", "4242", true)).toBe("123");
    expect(formatField("cvc", "12345", "3782", true)).toBe("1234");
  });

  it("reads digits of any script", () => expect(toDigits("٤٢ 42 42")).toBe("424242"));
  it("reads the year with its century", () => expect(toExpiry("02 / 31")).toEqual({ month: 2, year: 2031 }));
});

describe("faults", () => {
  it.each([
    ["number", "4242", "incomplete_number"],
    ["number", "4242424242424241", "invalid_number"],
    ["number", values.number, undefined],
    ["expiry", "1", "incomplete_expiry"],
    ["expiry", "13 / 30", "invalid_expiry_month"],
    ["expiry", "00 / 30", "invalid_expiry_month"],
    ["expiry", "12 / 25", "invalid_expiry_year_past"],
    ["expiry", "10 / 26", "invalid_expiry_month_past"],
    ["expiry", "11 / 26", undefined],
    ["cvc", "12", "incomplete_cvc"],
    ["cvc", "123", undefined],
  ] as const)("finds in %s %s: %s", (name, value, fault) =>
    expect(faultOf(name, { ...values, [name]: value }, now)).toBe(fault),
  );

  it("asks four digits of an American Express card", () =>
    expect(faultOf("cvc", { ...values, number: "378282246310005" }, now)).toBe("incomplete_cvc"));
});
