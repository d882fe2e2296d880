import { safeLink } from "@/lib/brands/safe-link";
import { type Theme, toTheme } from "@/lib/brands/theme";
import { textDirection } from "@/lib/i18n/locales";
import type { BrandView, Locale } from "@/lib/setup/view";
import { escapeHtml } from "./html";

/** A mail of a brand to one of its customers: what it says, in one language, and where its button leads. */
export type BrandMail = {
  brand: BrandView;
  locale: Locale;
  url: string;
  subject: string;
  title: string;
  body: string;
  button: string;
  facts: [name: string, value: string][];
  /** Above the address, for whom the button does not work. */
  link: string;
  /** Why it came. */
  why: string;
  contact: { label: string; href: string } | null;
  /** Who bills, below everything; each may have several lines. */
  imprint?: string[];
};

export type WrittenMail = { subject: string; html: string; text: string };

/** Writes a mail in the brand's colours, and the same in plain text. Pure. */
export function writeBrandMail(mail: BrandMail): WrittenMail {
  return { subject: mail.subject, html: toHtml(mail), text: toText(mail) };
}

function toText({ brand, url, ...words }: BrandMail): string {
  const facts = words.facts.map(([name, value]) => `${name}: ${value}`);
  const contact = words.contact ? [`${words.contact.label}: ${words.contact.href}`] : [];
  const blocks = [
    brand.name,
    words.title,
    words.body,
    ...(facts.length > 0 ? [facts.join("\n")] : []),
    `${words.button}:\n${url}`,
    "-- ",
    words.why,
  ];
  const imprint = words.imprint?.length ? [words.imprint.join("\n")] : [];
  return `${[...blocks, ...contact, ...imprint].join("\n\n")}\n`;
}

/** Tables and inline styles: what every mail program understands. */
function toHtml({ brand, locale, url, ...words }: BrandMail): string {
  const theme = toTheme(brand.theme);
  const font = `font-family:${theme.font.replaceAll('"', "'")};`;
  const cell = (style: string, content: string) =>
    `<tr><td style="padding:0 32px;${font}${style}">${content}</td></tr>`;
  const rows = words.facts.map(([name, value]) => toFact(theme, font, name, value)).join("");
  const facts = rows
    ? `<tr><td style="padding:20px 32px 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table></td></tr>\n`
    : "";
  const contact = words.contact
    ? `<br><a target="_blank" rel="noopener" href="${escapeHtml(words.contact.href)}" style="color:${theme.link}">${escapeHtml(words.contact.label)}</a>`
    : "";
  const imprint = (words.imprint ?? []).map((lines) => `<br>${toLines(lines)}`).join("");
  return `<!doctype html>
<html lang="${locale}" dir="${textDirection(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${theme.scheme}"><title>${escapeHtml(words.subject)}</title></head>
<body style="margin:0;background:${theme.surface}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${theme.surface}"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:${theme.background};border:1px solid ${theme.hairline};border-radius:${theme.radius}px">
${cell(`padding-top:28px;font-size:15px;font-weight:600;color:${theme.text}`, toMark(brand, url))}
${cell(`padding-top:24px;font-size:22px;line-height:1.3;font-weight:600;color:${theme.text}`, escapeHtml(words.title))}
${cell(`padding-top:12px;font-size:16px;line-height:1.5;color:${theme.text}`, escapeHtml(words.body))}
${facts}<tr><td style="padding:28px 32px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:${theme.primary};border:1px solid ${theme.primaryEdge};border-radius:${theme.radius}px"><a target="_blank" rel="noopener" href="${escapeHtml(url)}" style="display:inline-block;padding:14px 24px;${font}font-size:16px;font-weight:600;color:${theme.onPrimary};text-decoration:none">${escapeHtml(words.button)}</a></td></tr></table></td></tr>
${cell(`padding-bottom:20px;font-size:13px;line-height:1.5;color:${theme.muted}`, `${escapeHtml(words.link)}<br><a target="_blank" rel="noopener" href="${escapeHtml(url)}" style="color:${theme.link};word-break:break-all">${escapeHtml(url)}</a>`)}
${cell(`padding-bottom:28px;font-size:13px;line-height:1.5;color:${theme.muted}`, `${escapeHtml(words.why)}${contact}${imprint && `<br>${imprint}`}`)}
</table></td></tr></table></body></html>
`;
}

/** Our own logos stand at the same host as the page that the mail leads to. Few mail programs show a drawing. */
function toMark(brand: BrandView, url: string): string {
  const ours = brand.logoUrl?.startsWith("/public/edge/logos/");
  const logo = ours ? new URL(brand.logoUrl ?? "", url).href : safeLink(brand.logoUrl);
  if (!logo || !(ours || logo.startsWith("https:")) || logo.endsWith(".svg")) return escapeHtml(brand.name);
  return `<img src="${escapeHtml(logo)}" alt="${escapeHtml(brand.name)}" height="32" style="height:32px;max-width:200px;border:0">`;
}

function toFact(theme: Theme, font: string, name: string, value: string): string {
  const line = `border-top:1px solid ${theme.hairline};padding:10px 0;${font}font-size:14px;`;
  return `<tr><td style="${line}color:${theme.muted}">${escapeHtml(name)}</td><td style="${line}text-align:end;color:${theme.text}">${toLines(value)}</td></tr>`;
}

function toLines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
