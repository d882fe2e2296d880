import type { StripeError } from "../shared/protocol";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";
import { pt } from "./pt";
import type { Messages } from "./types";

const languages: Record<string, Messages> = { en, es, fr, de, pt, ja, ar };

export type Language = { tag: string; dir: "ltr" | "rtl"; messages: Messages };

/** The language for Stripe's `locale` option: a tag, or `auto` for the browser's own; English where there is none. */
export function resolveLanguage(locale: string, browser: readonly string[]): Language {
  for (const tag of locale === "auto" || !locale ? browser : [locale]) {
    const base = tag.toLowerCase().split("-")[0] ?? "";
    const messages = languages[base];
    if (messages) return { tag: base, dir: base === "ar" ? "rtl" : "ltr", messages };
  }
  return { tag: "en", dir: "ltr", messages: en };
}

const same: Record<string, keyof Messages["errors"]> = {
  incorrect_number: "invalid_number",
  invalid_cvc: "incorrect_cvc",
  payment_intent_authentication_failure: "authentication_failure",
  setup_intent_authentication_failure: "authentication_failure",
};

/** The error with its message in the customer's language, where it is one that customers can act on. */
export function localiseError(error: StripeError, messages: Messages): StripeError {
  for (const code of [error.decline_code, error.code, error.type]) {
    const known = same[code ?? ""] ?? code;
    if (known && Object.hasOwn(messages.errors, known))
      return { ...error, message: messages.errors[known as keyof Messages["errors"]] };
  }
  return error;
}

/** Fills `{name}` places. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
