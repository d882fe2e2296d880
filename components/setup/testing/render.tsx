import { prerender } from "react-dom/static";
import { textDirection } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { SetupView } from "@/lib/setup/view";
import { SetupPage } from "../setup-page";

/** A sample page as HTML, as Next's server would send it. */
export async function render(view: SetupView, nonce: string): Promise<string> {
  const { locale, brand, state } = view;
  const title = translator(locale)(`title.${state === "replacing" ? "open" : state}`, { brand: brand.name });
  const data = JSON.stringify({ view, nonce }).replaceAll("<", "\\u003c");
  const { prelude } = await prerender(<SetupPage view={view} nonce={nonce} />);
  return `<!doctype html><html lang="${locale}" dir="${textDirection(locale)}"><head><meta charset="utf-8"><title>${title.replaceAll("<", "&lt;")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body><div id="page">${await new Response(prelude).text()}</div>
<script type="application/json" id="sample">${data}</script><script defer src="/page.js"></script></body></html>`;
}
