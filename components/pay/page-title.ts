import { translator } from "@/lib/i18n/translator";
import type { PayView } from "@/lib/invoices/view";

/** What the browser's tab says. */
export function payTitle(view: PayView): string {
  const t = translator(view.locale);
  const brand = view.brand.name;
  switch (view.state) {
    case "open":
      return t(view.why === "confirm" ? "title.confirm" : "title.payNow", { brand });
    case "processing":
      return t("title.processing", { brand });
    case "paid":
      return t("title.paid", { brand });
    case "closed":
      return t("title.payClosed", { brand });
  }
}
