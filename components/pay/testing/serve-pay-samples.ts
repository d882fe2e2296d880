import { randomBytes } from "node:crypto";
import { bundleSamples } from "@/components/setup/testing/bundle-samples";
import { type Ask, servePages } from "@/components/setup/testing/serve-pages";
import type { BeginPayAnswer, FinishPayAnswer, PayView, TryPayAnswer } from "@/lib/invoices/view";
import { toDecimalString } from "@/lib/money";
import { open, paid, SAMPLES } from "./samples";
import { sandboxPayments } from "./sandbox-payments";

/** Serves the pay page's samples, with the sandbox's own payments behind their forms. */
export async function servePaySamples({ sandbox }: { sandbox: string }) {
  const payments = sandboxPayments(sandbox, `pay${randomBytes(4).toString("hex")}`);
  const begun = new Map<
    string,
    { ref: string; client: Extract<BeginPayAnswer, { next: "form" }>["client"] }
  >();
  let attempt = 1;
  let savedCard = "pm_card_visa";

  async function post(
    { sample, action, body }: Ask,
    { url, end }: { url: string; end: () => void },
  ): Promise<BeginPayAnswer | TryPayAnswer | FinishPayAnswer | Record<string, never>> {
    if (action === "open") return {};
    const view = SAMPLES[sample] as PayView;
    const gateway = "gateway" in view ? view.gateway : "stripe";
    // As the server: a form from before a refusal may not be sent any more.
    if (action === "try") return body.attempt === attempt ? { next: "go" } : { next: "reload" };
    if (action === "begin") {
      const { amount } = "amount" in view ? view : open;
      const known = begun.get(sample);
      const mine =
        known ??
        (await (gateway === "paypal"
          ? payments.beginPaypal(`${url}/return`, toDecimalString(amount))
          : payments.beginStripe(`${url}/return`, amount.minor, savedCard)));
      begun.set(sample, mine);
      return { next: "form", attempt, client: mine.client };
    }
    const ref = begun.get(sample)?.ref;
    if (action === "pay-saved") {
      end();
      return { next: "reload" };
    }
    const found: FinishPayAnswer = ref ? await payments.read(ref) : { next: "processing", retryMs: 60_000 };
    if (found.next === "reload") end();
    else if (found.next === "notice" && found.notice !== "cancelled") {
      attempt += 1;
      if (gateway === "paypal") begun.delete(sample);
    }
    return found;
  }

  const served = await servePages<PayView>({
    sandbox,
    assets: await bundleSamples<PayView>(new URL("./", import.meta.url)),
    gateway: (view) => ("gateway" in view ? view.gateway : null),
    view: (sample, over, page) => {
      const view = SAMPLES[sample];
      if (!view) return null;
      return over ? { ...paid, locale: view.locale, brand: view.brand } : ({ ...view, ...page } as PayView);
    },
    post,
    reset: () => {
      begun.clear();
      attempt = 1;
      savedCard = "pm_card_visa";
    },
  });
  return {
    ...served,
    /** The card on file of who comes next: one of the sandbox's named methods. */
    keepOnFile: (card: string) => {
      savedCard = card;
    },
  };
}
