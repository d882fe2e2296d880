import { UNREACHABLE } from "../shared/api";
import { toOutcome } from "../shared/intent-outcome";
import type {
  ChallengeSettings,
  FromChallengeFrame,
  Intent,
  Outcome,
  ToChallengeFrame,
} from "../shared/protocol";
import { openFrame } from "./open-frame";

/** A promise for a page that is on its way out: nothing after it may run. */
const leaving = new Promise<never>(() => {});

export function leaveFor(url: string): Promise<never> {
  window.location.assign(url);
  return leaving;
}

/**
 * Shows the bank's challenge over the whole page and resolves when it is over. Escape, in the frame or in the page,
 * fails it. Focus goes into the frame and back to where it was; nothing holds it there.
 */
function challenge(
  origin: string,
  settings: ChallengeSettings,
  refocus: Surroundings["refocus"],
): Promise<Outcome<Intent>> {
  const focused = document.activeElement;
  return new Promise((resolve) => {
    const finish = (outcome: Outcome<Intent>): void => {
      document.removeEventListener("keydown", cancelOnEscape);
      frame.close();
      refocus(focused);
      resolve(outcome);
    };
    const cancelOnEscape = (event: KeyboardEvent): void => {
      const cancel: ToChallengeFrame = { type: "cancel" };
      if (event.key === "Escape") frame.port.postMessage(cancel);
    };
    const frame = openFrame({
      url: `${origin}/stripe/challenge`,
      title: "3D Secure challenge",
      parent: document.body,
      styles: {
        position: "fixed",
        inset: "0",
        width: "100%",
        height: "100%",
        margin: "0",
        border: "0",
        "z-index": "2147483647",
        background: "transparent",
        "color-scheme": "light",
      },
      settings: () => settings,
      onSilence: () => finish({ error: UNREACHABLE }),
    });
    frame.port.onmessage = ({ data }: MessageEvent<FromChallengeFrame>) => finish(data.outcome);
    document.addEventListener("keydown", cancelOnEscape);
    frame.iframe.addEventListener("load", () => frame.iframe.focus());
  });
}

export type Surroundings = {
  origin: string;
  key: string;
  locale: string;
  merchant: string;
  /** Called after a challenge with what had the focus before. */
  refocus: (before: Element | null) => void;
  /** Where to come back to when the challenge may leave the page. */
  redirectTo: string | undefined;
};

/** Gives the focus back to an element of the page itself. */
export function focusAgain(before: Element | null): void {
  if (before instanceof HTMLElement) before.focus();
}

/** Does what an intent asks for next, if anything. Navigates away (and never resolves) for a redirect. */
export async function takeNextAction(intent: Intent, around: Surroundings): Promise<Outcome<Intent>> {
  if (intent.status !== "requires_action" || !intent.next_action) return toOutcome(intent);
  const { type, redirect_to_url } = intent.next_action;
  if (type === "redirect_to_url" && redirect_to_url) {
    const url = new URL(redirect_to_url.url);
    url.searchParams.set("locale", around.locale);
    return leaveFor(url.href);
  }
  if (around.redirectTo) {
    const url = new URL(`/stripe/authorize/${intent.id}`, around.origin);
    url.searchParams.set("client_secret", intent.client_secret);
    url.searchParams.set("return_url", around.redirectTo);
    url.searchParams.set("key", around.key);
    url.searchParams.set("locale", around.locale);
    return leaveFor(url.href);
  }
  const { origin, key, locale, merchant, refocus } = around;
  return challenge(origin, { key, locale, merchant, clientSecret: intent.client_secret }, refocus);
}
