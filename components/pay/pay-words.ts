import { type FormWords, toFormWords } from "@/components/setup/form-words";
import type { GatewayName } from "@/lib/gateways/types";
import type { Translator } from "@/lib/i18n/translator";

/** What the pay form says, finished by the server. */
export type PayWords = Omit<FormWords, "submit"> & {
  payWithSaved: string;
  payWithOther: string;
  savedWith: string;
  choose: string;
  other: string;
  once: string;
  /** Below the form, where there is no choice. */
  alone: string;
};

type Finished = Pick<PayWords, "payWithSaved" | "payWithOther" | "savedWith" | "alone">;

/** Nothing is saved here, and PayPal refuses payments, not cards: some refusals have other words than a setup's. */
export function toPayWords(t: Translator, gateway: GatewayName, finished: Finished): PayWords {
  const { submit: _, notices, ...common } = toFormWords(t, "");
  const stripe = gateway === "stripe";
  return {
    ...common,
    ...finished,
    choose: t("pay.choose"),
    other: t(stripe ? "pay.otherCard" : "pay.otherPaypal"),
    once: t("pay.once"),
    notices: {
      ...notices,
      method_unusable: t(stripe ? "pay.methodUnusable" : "pay.paypalUnconfirmed"),
      ...(stripe
        ? {}
        : {
            card_declined: t("pay.paypalDeclined"),
            insufficient_funds: t("pay.paypalDeclined"),
            expired_card: t("pay.paypalDeclined"),
            authentication_failed: t("pay.paypalUnconfirmed"),
          }),
    },
  };
}
