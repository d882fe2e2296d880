import { toDocument } from "@/components/setup/testing/document";
import type { PayView } from "@/lib/invoices/view";
import { payTitle } from "../page-title";
import { PayPage } from "../pay-page";

export function render(view: PayView, nonce: string): Promise<string> {
  return toDocument({
    page: <PayPage view={view} nonce={nonce} />,
    title: payTitle(view),
    locale: view.locale,
    props: { view, nonce },
  });
}
