import { expect, it } from "vitest";
import { resolveLocale, textDirection } from "./locales";

it("takes the link's language, then the brand's, then the browser's, then English", () => {
  const acceptLanguage = "fr-CA,fr;q=0.9";
  expect(resolveLocale({ query: "ja", brand: "de", acceptLanguage })).toBe("ja");
  expect(resolveLocale({ query: "xx", brand: "de-AT", acceptLanguage })).toBe("de");
  expect(resolveLocale({ brand: null, acceptLanguage })).toBe("fr");
  expect(resolveLocale({})).toBe("en");
});

it.each([
  ["nl, es;q=0.5, pt-BR;q=0.8", "pt"],
  ["ar;q=0, de;q=0.1", "de"],
  ["*", "en"],
  [";;,q=,", "en"],
])("reads %s as %s", (acceptLanguage, expected) => {
  expect(resolveLocale({ acceptLanguage })).toBe(expected);
});

it("runs Arabic from right to left", () => {
  expect(textDirection("ar")).toBe("rtl");
  expect(textDirection("ja")).toBe("ltr");
});
