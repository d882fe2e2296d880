import { expect, it } from "vitest";
import { fill, localiseError, resolveLanguage } from "./resolve";

it.each([
  ["de", [], "de"],
  ["pt-BR", [], "pt"],
  ["es-419", [], "es"],
  ["auto", ["nl", "fr-CA"], "fr"],
  ["auto", ["nl"], "en"],
  ["xx", ["fr"], "en"],
])("speaks for %s (browser: %j) %s", (locale, browser, tag) =>
  expect(resolveLanguage(locale, browser).tag).toBe(tag),
);

it("runs Arabic from right to left", () => expect(resolveLanguage("ar", []).dir).toBe("rtl"));

const { messages } = resolveLanguage("de", []);

it.each([
  [{ code: "card_declined", decline_code: "insufficient_funds" }, messages.errors.insufficient_funds],
  [{ code: "card_declined", decline_code: "generic_decline" }, messages.errors.card_declined],
  [{ code: "setup_intent_authentication_failure" }, messages.errors.authentication_failure],
  [{ code: "resource_missing" }, "as it came"],
])("translates %j", (error, message) =>
  expect(localiseError({ type: "card_error", message: "as it came", ...error }, messages).message).toBe(
    message,
  ),
);

it("leaves unknown places alone", () => expect(fill("{a} {b}", { a: "x" })).toBe("x {b}"));
