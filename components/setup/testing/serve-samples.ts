import { randomBytes } from "node:crypto";
import type { BeginAnswer, FinishAnswer, SetupView, TryAnswer } from "@/lib/setup/view";
import { bundleSamples } from "./bundle-samples";
import { done, SAMPLES } from "./samples";
import { sandboxSetups } from "./sandbox-setups";
import { type Ask, servePages } from "./serve-pages";

/** Serves the setup page's samples, with the sandbox's own setups behind their forms. */
export async function serveSamples({ sandbox }: { sandbox: string }) {
  const setups = sandboxSetups(sandbox, `samples${randomBytes(4).toString("hex")}`);
  const refs = new Map<string, string>();

  async function post(
    ask: Ask,
    { url, end }: { url: string; end: () => void },
  ): Promise<BeginAnswer | TryAnswer | FinishAnswer> {
    const view = SAMPLES[ask.sample] as SetupView;
    if (ask.action === "try") return { next: "go" };
    if (ask.action === "begin") {
      const amount = "dueNow" in view ? (view.dueNow?.minor ?? null) : null;
      const paypal = "gateway" in view && view.gateway === "paypal";
      const begun = await (paypal
        ? setups.beginPaypal(`${url}/return`)
        : setups.beginStripe(`${url}/return`, amount));
      refs.set(ask.sample, begun.ref);
      return { next: "form", attemptId: `att_${begun.ref}`, client: begun.client };
    }
    const ref = refs.get(ask.sample);
    const found: FinishAnswer = ref ? await setups.read(ref) : { next: "processing", retryMs: 60_000 };
    if (found.next === "reload") end();
    return found;
  }

  return servePages<SetupView>({
    sandbox,
    assets: await bundleSamples<SetupView>(new URL("./", import.meta.url)),
    gateway: (view) => ("gateway" in view ? view.gateway : null),
    view: (sample, over, page) => {
      const view = SAMPLES[sample];
      if (!view) return null;
      if ("actionBase" in view && view.actionBase === null) return view;
      return over ? { ...done, locale: view.locale, brand: view.brand } : ({ ...view, ...page } as SetupView);
    },
    post,
    reset: () => refs.clear(),
  });
}
