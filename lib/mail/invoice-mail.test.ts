import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { MAILS } from "@/lib/i18n/mails";
import { money } from "@/lib/money";
import { type InvoiceMail, writeInvoiceMail } from "./invoice-mail";

const URL = "https://billing.example.com/public/edge/pay/inv_1";

const mail: InvoiceMail = {
  kind: "payNow",
  brand: {
    name: "Müller & Söhne",
    logoUrl: null,
    theme: {
      mode: "light",
      primary: "#1a56db",
      background: "#ffffff",
      surface: "#f4f6f8",
      text: "#16181d",
      accent: "#1a56db",
      font: "system",
      radius: 8,
    },
    links: { terms: null, privacy: null, support: "help@mueller.example", home: null },
    embedOrigins: [],
  },
  locale: "en",
  amount: money(20_000, "USD"),
  item: "Milestone",
  description: "Second draft",
  number: "INV-000001",
  dueAt: new Date("2026-12-06T10:00:00Z"),
  letterhead: {
    company: "Müller & Söhne GmbH",
    address: "Hafenstraße 1\n20457 Hamburg",
    taxId: "DE123456789",
    terms: "Payable within 14 days",
    tax: { name: "VAT", percent: 19, amount: money(3_193, "USD") },
  },
  url: URL,
};

describe("writeInvoiceMail", () => {
  it("says the same in text as in HTML", () => {
    const { subject, html, text } = writeInvoiceMail(mail);
    expect(subject).toBe("Müller & Söhne: $200.00 to pay");
    for (const part of [html.replaceAll("&#38;", "&"), text]) {
      for (const said of [
        "$200.00",
        "Milestone",
        "Second draft",
        "INV-000001",
        "December 6, 2026",
        "incl. 19 % VAT ($31.93)",
        "Payable within 14 days",
        "Müller & Söhne GmbH",
        "20457 Hamburg",
        "Tax ID: DE123456789",
        URL,
        "Müller & Söhne",
      ])
        expect(part).toContain(said);
      expect(part).toContain("mailto:help@mueller.example");
    }
  });

  it("is made of the brand's colours", () => {
    const { html } = writeInvoiceMail({
      ...mail,
      brand: { ...mail.brand, theme: { ...mail.brand.theme, primary: "#0b6e4f" } },
    });
    expect(html).toContain("background:#0b6e4f");
  });

  it("shows the brand's own logo by its whole address, and its name where that is a drawing or none", () => {
    const shown = (logoUrl: string) =>
      /<img src="([^"]+)"/.exec(writeInvoiceMail({ ...mail, brand: { ...mail.brand, logoUrl } }).html)?.[1];
    const path = `/public/edge/logos/32/${"a".repeat(64)}`;
    expect(shown(`${path}.png`)).toBe(`https://billing.example.com${path}.png`);
    expect(shown(`${path}.svg`)).toBeUndefined();
    expect(shown("http://elsewhere.example/logo.png")).toBeUndefined();
    expect(shown("//elsewhere.example/logo.png")).toBeUndefined();
  });

  it("lets no name begin a tag, an attribute or a style", () => {
    const evil = `"><script>alert(1)</script>'`;
    const { html } = writeInvoiceMail({
      ...mail,
      item: evil,
      description: evil,
      number: evil,
      letterhead: {
        company: evil,
        address: evil,
        taxId: evil,
        terms: evil,
        tax: { name: evil, percent: 19, amount: mail.amount },
      },
      url: `${URL}?${evil}`,
      brand: {
        ...mail.brand,
        name: evil,
        logoUrl: `javascript:${evil}`,
        links: { ...mail.brand.links, support: `javascript:${evil}` },
        theme: { ...mail.brand.theme, primary: `red;background:url(x)${evil}` },
      },
    });
    expect(html).not.toMatch(/<script|javascript:|url\(/);
    expect(html.match(/<\w+/g)).toEqual(
      expect.not.arrayContaining(["<script", "<img", "<link", "<iframe", "<form"]),
    );
  });

  it.each(LOCALES)("reads in %s, in its direction and with nothing left to fill in", (locale) => {
    for (const kind of ["payNow", "confirm", "reminder"] as const) {
      const { subject, html, text } = writeInvoiceMail({ ...mail, kind, locale });
      expect(html).toContain(`lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"`);
      for (const part of [subject, html.replace(/<[^>]*>/g, ""), text])
        expect(part.replaceAll("&#38;", "&")).not.toMatch(/\{\w+\}|(?:payNow|confirm|reminder|common)\.\w/);
      expect(subject).toContain("Müller & Söhne");
    }
  });
});

/** `{ "payNow.subject": "…", … }` */
function flat(messages: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

const marks = (text = "") => (text.match(/\{\w+\}/g) ?? []).sort();

it.each(LOCALES)("the words of mails in %s have every placeholder and are words of their own", (locale) => {
  const english = flat(MAILS.en);
  for (const [key, text] of Object.entries(flat(MAILS[locale]))) {
    expect([...new Set(marks(text))], key).toEqual([...new Set(marks(english[key]))]);
    if (
      locale !== "en" &&
      (english[key] ?? "")
        .replace(/\{\w+\}/g, "")
        .trim()
        .includes(" ")
    )
      expect(text).not.toBe(english[key]);
  }
});
