import type { Reply } from "@/sandbox/core/types";
import { WINDOW_WORDS, type WindowWords } from "./words";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const languageOf = (locale: string | null | undefined) => {
  const language = (locale ?? "").toLowerCase().split(/[-_]/)[0] ?? "";
  return language in WINDOW_WORDS ? language : "en";
};

export const wordsFor = (locale: string | null | undefined): WindowWords =>
  WINDOW_WORDS[languageOf(locale)] ?? WINDOW_WORDS.en;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A page in PayPal's manner. `main` is HTML; whatever came from elsewhere is escaped in it already. */
export function toPage(status: number, locale: string | null | undefined, main: string): Reply {
  const language = languageOf(locale);
  const words = wordsFor(locale);
  const body = `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>PayPal</title>
<link rel="stylesheet" href="/paypal/assets/window.css">
<script defer src="/paypal/assets/window.js"></script>
</head>
<body>
<header><span class="mark" dir="ltr">Pay<span>Pal</span></span><span class="badge">${escapeHtml(words.badge)}</span></header>
<main>${main}</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Referrer-Policy": "no-referrer",
    },
    body,
  };
}

/** Puts the merchant's name and the amount into a sentence; the answer is HTML. */
export function fill(sentence: string, merchant: string, amount = ""): string {
  return escapeHtml(sentence)
    .replaceAll("{merchant}", `<bdi>${escapeHtml(merchant)}</bdi>`)
    .replaceAll("{amount}", escapeHtml(amount));
}
