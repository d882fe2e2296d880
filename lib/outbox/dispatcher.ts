import { setMaxListeners } from "node:events";
import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import { claimDeliveries } from "./claim";
import { deliver } from "./deliver";
import type { DisableReason } from "./finish";

/** At once to one endpoint, from this process. */
const AT_ONCE = 16;
/** To one that took none of the last few: enough to see it come back, too few to wait for it everywhere. */
const AT_ONCE_FAILING = 2;
const FAILING_AFTER = 8;
const FINISH_WITHIN_MS = 4_000;

/** What this process has under way at one endpoint. */
type Traffic = {
  running: number;
  /** Failures in a row. */
  failures: number;
  /** A claim is under way; `again`: somebody asked meanwhile. */
  claiming: boolean;
  again: boolean;
  /** The last claim got as much as it asked for, so there may be more. */
  full: boolean;
};

export type Dispatcher = {
  /** Something may be due at the endpoint. Returns at once. */
  wake(orgId: string, endpointId: string): void;
  /** Wakes every endpoint at which something is due: what a lost job would have told. */
  sweep(): Promise<void>;
  /** Takes no more, and resolves when what is on its way has ended or was broken off. */
  stop(): Promise<void>;
};

/**
 * Sends what is due, each endpoint for itself: a slow or dead one has its own few places and never takes another's.
 * @param disable puts an endpoint out of use, when an attempt has shown that it should be
 * @param finishWithinMs how long what is on its way may still take when we stop
 */
export function makeDispatcher(
  disable: (orgId: string, endpointId: string, reason: DisableReason) => Promise<void>,
  finishWithinMs = FINISH_WITHIN_MS,
): Dispatcher {
  const endpoints = new Map<string, Traffic>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  // Each post listens.
  setMaxListeners(0, stopping.signal);
  let stopped = false;

  function wake(orgId: string, endpointId: string): void {
    if (stopped) return;
    const key = `${orgId} ${endpointId}`;
    const traffic = endpoints.get(key) ?? {
      running: 0,
      failures: 0,
      claiming: false,
      again: false,
      full: false,
    };
    endpoints.set(key, traffic);
    if (traffic.claiming) {
      traffic.again = true;
      return;
    }
    traffic.claiming = true;
    const claiming = claim(orgId, endpointId, traffic)
      .catch((error) => log().error({ err: error, endpointId }, "Due events could not be taken"))
      .finally(() => {
        traffic.claiming = false;
        running.delete(claiming);
        if (traffic.running === 0 && traffic.failures === 0) endpoints.delete(key);
        // Asked after the last look and before this moment; where there is no room, whoever ends first asks.
        if (traffic.again && !traffic.full) wake(orgId, endpointId);
      });
    running.add(claiming);
  }

  async function claim(orgId: string, endpointId: string, traffic: Traffic): Promise<void> {
    do {
      traffic.again = false;
      const free = (traffic.failures < FAILING_AFTER ? AT_ONCE : AT_ONCE_FAILING) - traffic.running;
      // Whoever ends first asks again.
      traffic.full = free <= 0;
      if (free <= 0) return;
      const taken = await claimDeliveries(orgId, endpointId, free);
      traffic.full = taken.length === free;
      for (const claimed of taken) send(claimed, traffic);
    } while (traffic.again && !stopped);
  }

  function send(claimed: Parameters<typeof deliver>[0], traffic: Traffic): void {
    const { orgId, endpointId } = claimed;
    traffic.running += 1;
    const sending = deliver(claimed, stopping.signal)
      .then(async ({ outcome, disable: reason, more }) => {
        if (outcome === "delivered") traffic.failures = 0;
        else if (outcome !== "interrupted") traffic.failures += 1;
        if (reason) await disable(orgId, endpointId, reason);
        return more;
      })
      .catch((error) => {
        log().error(
          { err: error, deliveryId: claimed.id },
          "A delivery could not be finished and will be made again",
        );
        return false;
      })
      .then((more) => {
        traffic.running -= 1;
        running.delete(sending);
        if (more || traffic.full) wake(orgId, endpointId);
        else if (traffic.running === 0 && !traffic.claiming && traffic.failures === 0)
          endpoints.delete(`${orgId} ${endpointId}`);
      });
    running.add(sending);
  }

  return {
    wake,
    async sweep() {
      const { rows } = await pool().query<{ org_id: string; id: string }>({
        name: "due-endpoints",
        text: "select * from due_endpoints(now(), 10000)",
      });
      for (const { org_id, id } of rows) wake(org_id, id);
    },
    async stop() {
      stopped = true;
      const breakOff = setTimeout(() => stopping.abort(), finishWithinMs);
      while (running.size > 0) await Promise.allSettled(running);
      clearTimeout(breakOff);
    },
  };
}
