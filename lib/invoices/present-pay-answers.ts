import { env } from "@/lib/env";
import { toNotice } from "@/lib/setup/get-setup-page";
import type { Locale } from "@/lib/setup/view";
import type { BeginPaymentResult } from "./begin-payment";
import type { FinishPaymentResult } from "./finish-payment";
import { payReturnPath } from "./pay-path";
import type { TryPaymentResult } from "./try-payment";
import type { BeginPayAnswer, FinishPayAnswer, TryPayAnswer } from "./view";

const ASK_AGAIN_MS = 1_500;

export function presentBeginPayment(
  result: BeginPaymentResult,
  invoiceId: string,
  locale: Locale,
): BeginPayAnswer {
  if (result.next === "elsewhere") return { next: "reload" };
  const { attempt, client } = result;
  if (client.gateway === "paypal") return { next: "form", attempt, client };
  const returnUrl = `${env().APP_URL}${payReturnPath(invoiceId, locale)}`;
  return { next: "form", attempt, client: { ...client, returnUrl } };
}

export function presentTryPayment(result: TryPaymentResult): TryPayAnswer {
  switch (result) {
    case "go":
      return { next: "go" };
    case "held_back":
      return { next: "notice", notice: "too_many_tries" };
    case "elsewhere":
      return { next: "reload" };
  }
}

/** Of `finishPayment` and of `paySaved`. */
export function presentFinishPayment(result: FinishPaymentResult): FinishPayAnswer {
  switch (result.state) {
    case "processing":
      return { next: "processing", retryMs: ASK_AGAIN_MS };
    case "waiting":
      return { next: "notice", notice: toNotice(result.failureCode) };
    case "called_off":
      return { next: "notice", notice: "cancelled" };
    case "held_back":
      return { next: "notice", notice: "too_many_tries" };
    case "settled":
    case "elsewhere":
      return { next: "reload" };
  }
}
