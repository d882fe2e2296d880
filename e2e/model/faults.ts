import type { GatewayName } from "@/lib/gateways/types";
import type { World } from "./world";

/** What the gateway does about the next charge. */
export const FAULTS = [
  "none",
  "none",
  "none",
  "decline",
  "drop_before",
  "drop_after",
  "status_after",
] as const;
export type Fault = (typeof FAULTS)[number];

export async function arm({ path, shop }: World, gateway: GatewayName, fault: Fault): Promise<void> {
  if (fault === "none") return;
  if (fault === "decline") {
    const code = gateway === "stripe" ? "insufficient_funds" : "INSTRUMENT_DECLINED";
    await path.declineNext(shop, gateway, code);
    return;
  }
  const call =
    gateway === "stripe" ? "^/v1/(payment_intents|refunds)$" : "^/v2/(checkout/orders|payments/.*/refund)$";
  // More than a client repeats by itself.
  await path.fault(shop, { provider: gateway, path: call, effect: fault, status: 500, body: {}, times: 20 });
}

export async function disarm({ path, shop }: World): Promise<void> {
  await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
}
