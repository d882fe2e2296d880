import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayAccount, GatewayMode, GatewayName } from "@/lib/gateways/types";
import { takeToken } from "@/lib/rate-limit";
import { TurnWindow } from "./turn-window";

/**
 * Charges a second that all processes together send for one account. Stripe allows 100 operations a second live and 25 in a
 * sandbox, of which reads and webhooks' questions need some; PayPal names no figure.
 * https://docs.stripe.com/rate-limits
 */
const PER_SECOND: Record<GatewayName, Record<GatewayMode, number>> = {
  stripe: { live: 80, test: 20 },
  paypal: { live: 40, test: 20 },
};

const LONGEST_WAIT_MS = 10_000;
/** More than can be served within this many seconds shall not begin to wait. */
const CROWDED_AFTER_SECONDS = 5;

type Account = Pick<GatewayAccount, "id" | "mode">;

/** How many wait in this process, by account: each has a lane of its own, so that none holds up another organization. */
const waiting = new Map<string, number>();
const turns = new TurnWindow();

/** Waits for this account's turn; false when it did not come in time, and nothing shall be asked of the gateway now. */
export async function waitForTurn({ id, mode }: Account, gateway: GatewayName): Promise<boolean> {
  const perSecond = PER_SECOND[gateway][mode];
  const until = performance.now() + LONGEST_WAIT_MS;
  waiting.set(id, (waiting.get(id) ?? 0) + 1);
  try {
    for (;;) {
      const wait = await takeToken(`gateway:${id}`, { perSecond, burst: perSecond });
      if (wait <= 0) {
        const turn = turns.take(id, perSecond);
        if (turn > 0) await sleep(turn);
        return true;
      }
      if (performance.now() + wait > until) return false;
      await sleep(wait);
    }
  } finally {
    const left = (waiting.get(id) ?? 1) - 1;
    if (left > 0) waiting.set(id, left);
    else waiting.delete(id);
  }
}

/** Seconds after which it is worth to come again, when more wait for this account than can be served soon; 0 otherwise. */
export function crowdedFor({ id, mode }: Account, gateway: GatewayName): number {
  const perSecond = PER_SECOND[gateway][mode];
  const inLine = waiting.get(id) ?? 0;
  return inLine < perSecond * CROWDED_AFTER_SECONDS ? 0 : Math.ceil(inLine / perSecond);
}
