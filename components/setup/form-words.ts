import type { Translator } from "@/lib/i18n/translator";
import type { PageNotice } from "@/lib/setup/view";

/** The few sentences that a form needs once it runs, finished by the server. `request` keeps `{id}` to be filled in. */
export type FormWords = {
  submit: string;
  working: string;
  checking: string;
  loading: string;
  loadFailed: string;
  retry: string;
  request: string;
  notices: Record<PageNotice, string>;
};

const NOTICES = [
  "card_declined",
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "authentication_failed",
  "method_unusable",
  "processing_error",
  "cancelled",
  "too_many_tries",
  "unavailable",
] as const satisfies readonly PageNotice[];

export function toFormWords(t: Translator, submit: string): FormWords {
  return {
    submit,
    working: t("form.working"),
    checking: t("form.checking"),
    loading: t("form.loading"),
    loadFailed: t("form.loadFailed"),
    retry: t("form.retry"),
    request: t("form.request", { id: "{id}" }),
    notices: Object.fromEntries(NOTICES.map((name) => [name, t(`notice.${name}`)])) as FormWords["notices"],
  };
}
