import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "@/components/ui/base.css";
import { textDirection, toLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  // The page is the brand's: no icon of ours, and no request for one.
  icons: { icon: "data:," },
  // Amounts and ids are not telephone numbers.
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/**
 * The language is the one that `proxy.ts` resolved for this request. The words for trouble ride along as data: the pages
 * that show them run in the browser, when there is no server to finish a sentence.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const head = await headers();
  const locale = toLocale(head.get("x-edge-locale")) ?? "en";
  const t = translator(locale);
  const id = head.get("x-request-id");
  const trouble = {
    title: t("error.title"),
    body: t("error.body"),
    retry: t("error.retry"),
    request: id ? t("error.request", { id }) : null,
  };
  return (
    // Light or dark is set by a script before React comes, on the staff pages.
    <html lang={locale} dir={textDirection(locale)} suppressHydrationWarning>
      <body data-trouble={JSON.stringify(trouble)}>{children}</body>
    </html>
  );
}
