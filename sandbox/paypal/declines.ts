import type { Core } from "@/sandbox/core/types";

/** Which step of PayPal's a code is meant for; whatever is not listed is for the next charge. */
const STEPS: Record<string, Step> = {
  NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE: "setup",
  VAULT_NOT_READY: "vault",
  TRANSACTION_DISPUTED: "refund",
  PAYEE_ACCOUNT_LOCKED_OR_CLOSED: "refund",
};

export type Step = "setup" | "vault" | "charge" | "refund";

const stepOf = (code: string): Step => STEPS[code] ?? (code.includes("REFUND") ? "refund" : "charge");

/** The next code that a person asked for and that concerns this step; undefined when there is none. */
export function takeCode(core: Core, account: string, step: Step): string | undefined {
  return core.takeDecline({ provider: "paypal", id: account }, (code) => stepOf(code) === step);
}
