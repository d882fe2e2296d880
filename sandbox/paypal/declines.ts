import type { Core } from "@/sandbox/core/types";

/** Which step of PayPal's a code is meant for; whatever is not listed is for the next charge. */
const STEPS: Record<string, Step> = {
  NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE: "setup",
  VAULT_NOT_READY: "vault",
};

export type Step = "setup" | "vault" | "charge";

/** Codes that were asked for while another step looked, kept in their order. */
type Waiting = { codes: string[] };

/** More than anyone asks for by hand; keeps a `times` of a million from being drained in one call. */
const LOOK_AHEAD = 50;

/**
 * The next code that a person asked for and that concerns this step; undefined when there is none. The core hands codes
 * out one by one, whoever asks: those of other steps are put aside for them.
 */
export function takeCode(core: Core, account: string, step: Step): string | undefined {
  const stepOf = (code: string) => STEPS[code] ?? "charge";
  const waiting = core.store.get<Waiting>("paypal", account, "asked_declines", "waiting")?.codes ?? [];
  const keep = (codes: string[]) =>
    core.store.put<Waiting>("paypal", account, "asked_declines", "waiting", { codes });

  const index = waiting.findIndex((code) => stepOf(code) === step);
  if (index >= 0) {
    keep(waiting.filter((_, at) => at !== index));
    return waiting[index];
  }
  for (const others = [...waiting]; others.length < LOOK_AHEAD; ) {
    const code = core.takeDecline({ provider: "paypal", id: account });
    const found = code !== undefined && stepOf(code) === step;
    if (code !== undefined && !found) others.push(code);
    if (found || code === undefined) {
      if (others.length > waiting.length) keep(others);
      return code;
    }
  }
  return undefined;
}
