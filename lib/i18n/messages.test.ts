import { describe, expect, it } from "vitest";
import { LOCALES } from "./locales";
import { MESSAGES } from "./messages";

/** `{ "form.cardPay": "Save card and pay {amount}", … }` */
function flat(messages: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

const marks = (text: string) => (text.match(/\{\w+\}|<\/?\w+>/g) ?? []).sort();
const english = flat(MESSAGES.en);

describe.each(LOCALES.filter((locale) => locale !== "en"))("%s", (locale) => {
  const messages = flat(MESSAGES[locale]);

  it("says everything that English says, and nothing else", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))("%s has the same placeholders, and words of its own", (key) => {
    expect(marks(messages[key] ?? "")).toEqual(marks(english[key] ?? ""));
    expect((messages[key] ?? "").trim()).not.toBe("");
  });

  it("leaves no sentence in English", () => {
    const same = Object.keys(english).filter(
      (key) =>
        messages[key] === english[key] &&
        (english[key] ?? "")
          .replace(/\{\w+\}/g, "")
          .trim()
          .includes(" "),
    );
    expect(same).toEqual([]);
  });
});
