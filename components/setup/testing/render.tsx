import { translator } from "@/lib/i18n/translator";
import type { SetupView } from "@/lib/setup/view";
import { SetupPage } from "../setup-page";
import { toDocument } from "./document";

export function render(view: SetupView, nonce: string): Promise<string> {
  const { locale, brand, state } = view;
  const title = translator(locale)(`title.${state === "replacing" ? "open" : state}`, { brand: brand.name });
  return toDocument({
    page: <SetupPage view={view} nonce={nonce} />,
    title,
    locale,
    props: { view, nonce },
  });
}
