import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { textDirection } from "@/lib/i18n/locales";
import type { Locale } from "@/lib/setup/view";

type Sample = { page: ReactNode; title: string; locale: Locale; props: object };

/** A sample page as HTML, as Next's server would send it; its props ride along for the browser's half. */
export async function toDocument({ page, title, locale, props }: Sample): Promise<string> {
  const data = JSON.stringify(props).replaceAll("<", "\\u003c");
  const { prelude } = await prerender(page);
  return `<!doctype html><html lang="${locale}" dir="${textDirection(locale)}"><head><meta charset="utf-8"><title>${title.replaceAll("<", "&lt;")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body><div id="page">${await new Response(prelude).text()}</div>
<script type="application/json" id="sample">${data}</script><script defer src="/page.js"></script></body></html>`;
}
