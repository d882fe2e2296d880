import { env } from "@/lib/env";
import type { GatewayName } from "@/lib/gateways/types";
import { standInsOf } from "../stand-ins";
import type { Practice, Verdict } from "../types";

const PAYPAL = ["https://*.paypal.com", "https://*.paypalobjects.com"];
const STRIPE_FRAMES = ["https://js.stripe.com", "https://*.js.stripe.com"];

/** https://docs.stripe.com/security/guide#content-security-policy and PayPal's guide to its v6 SDK. */
const NEEDED: Record<GatewayName, Record<string, string[]>> = {
  stripe: {
    "script-src": STRIPE_FRAMES,
    "frame-src": [...STRIPE_FRAMES, "https://hooks.stripe.com"],
    "connect-src": ["https://api.stripe.com"],
  },
  paypal: {
    "script-src": PAYPAL,
    "frame-src": PAYPAL,
    "child-src": PAYPAL,
    "connect-src": PAYPAL,
    "img-src": PAYPAL,
    "style-src": PAYPAL,
  },
};

/** Whether a page with this gateway's form lets its scripts, frames and calls in. */
export function checkPolicy({ patients, outside }: Practice, gateway: GatewayName): Verdict {
  const standIns = standInsOf(gateway);
  const live = patients.some(({ name, account }) => name === gateway && account.mode === "live");
  if (live && standIns.length > 0)
    return {
      status: "fail",
      found: `The page loads the form from ${standIns.join(" and ")} instead of the provider.`,
    };
  const policy = outside.contentPolicyOf({ gateway, standIns, https: env().APP_URL.startsWith("https://") });
  const missing = missingHosts(policy, neededBy(gateway, standIns));
  if (missing.length > 0)
    return { status: "fail", found: `The page's policy keeps out ${missing.join(", ")}.` };
  const from = standIns.length > 0 ? standIns.join(" and ") : "the provider's own hosts";
  return { status: "ok", found: `Scripts, frames and calls of ${from} are let in.` };
}

function neededBy(gateway: GatewayName, standIns: string[]): Record<string, string[]> {
  if (standIns.length === 0) return NEEDED[gateway];
  return Object.fromEntries(Object.keys(NEEDED[gateway]).map((directive) => [directive, standIns]));
}

/** `frame-src https://hooks.stripe.com`, … that the policy does not have. */
export function missingHosts(policy: string, needed: Record<string, string[]>): string[] {
  const has = new Map(
    policy.split(";").map((part) => {
      const [name = "", ...values] = part.trim().split(/\s+/);
      return [name, new Set(values)] as const;
    }),
  );
  return Object.entries(needed).flatMap(([directive, hosts]) =>
    hosts.filter((host) => !has.get(directive)?.has(host)).map((host) => `${directive} ${host}`),
  );
}
