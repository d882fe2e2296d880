import { env } from "@/lib/env";
import type { BeginResult } from "./begin-setup";
import type { LinkAddress } from "./find-link";
import type { FinishFromPageResult } from "./finish-from-page";
import { toNotice } from "./get-setup-page";
import { returnPath } from "./page-path";
import type { TryResult } from "./try-setup";
import type { BeginAnswer, FinishAnswer, Locale, TryAnswer } from "./view";

const ASK_AGAIN_MS = 1_500;

export function presentBegin(result: BeginResult, address: LinkAddress, locale: Locale): BeginAnswer {
  if (result.next === "elsewhere") return { next: "reload" };
  const { attemptId, client } = result;
  if (client.gateway === "paypal") return { next: "form", attemptId, client };
  const returnUrl = `${env().APP_URL}${returnPath(address, locale)}`;
  return { next: "form", attemptId, client: { ...client, returnUrl } };
}

export function presentTry(result: TryResult): TryAnswer {
  switch (result) {
    case "go":
      return { next: "go" };
    case "held_back":
      return { next: "notice", notice: "too_many_tries" };
    case "elsewhere":
      return { next: "reload" };
  }
}

export function presentFinish(result: FinishFromPageResult): FinishAnswer {
  switch (result.state) {
    case "processing":
      return { next: "processing", retryMs: ASK_AGAIN_MS };
    case "waiting":
      return { next: "notice", notice: toNotice(result.failureCode) };
    case "called_off":
      return { next: "notice", notice: "cancelled" };
    case "succeeded":
    case "ended":
    case "elsewhere":
      return { next: "reload" };
  }
}
