import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { waitForTurn } from "@/lib/gateway-accounts/pace";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { GatewayUnknown } from "@/lib/gateways/errors";
import type { Gateway, GatewayAccount, GatewayEvent, Period } from "@/lib/gateways/types";
import type { DriftRun } from "@/lib/generated/prisma/client";
import { LeaseLost, renewLease } from "./claim-run";
import { type Finding, recordFinding } from "./record-finding";

const RENEW_AFTER_MS = 10_000;
/** Charges have the first claim on the account's calls: a comparison leaves room between its own. */
const BREATH_MS = 20;

/** Kept with the run: how much was looked at, and what came of it. */
export type Compared = Record<
  "captures" | "movements" | "events" | "charges" | "unsettled" | "methods" | "found" | "healed" | "gone",
  number
> & {
  /** The last payment method that was looked at: the next run goes on behind it. */
  methodsAfter: string | null;
};

/** What the caller lends: the inbox, and the word to stop. */
export type Outside = {
  /** Takes an event that no delivery brought; null when it has come meanwhile. */
  receiveMissed(
    account: GatewayAccount,
    event: GatewayEvent,
    raw: string,
  ): Promise<{
    inboxEventId: string;
    done: boolean;
    error: string | null;
    /** Whether it is about anything that we know. */
    ours: boolean;
    chargeId: string | null;
    customerId: string | null;
  } | null>;
  signal?: AbortSignal | undefined;
};

/** One comparison at work: what is compared, and what its parts tell each other. */
export type Comparison = {
  ctx: Context;
  account: GatewayAccount;
  gateway: Gateway<unknown>;
  period: Period;
  beganAt: Date;
  compared: Compared;
  /** Captures that the provider's history has. */
  seenCaptures: Set<string>;
  /** Charges of which the provider says that another amount went back than we do, and how much. */
  doubtfulRefunds: Map<string, number>;
  /** Waits until the provider may be asked again, and says that the run is alive. @throws LeaseLost, GatewayUnknown */
  turn(): Promise<void>;
  report(finding: Finding): Promise<void>;
  receiveMissed: Outside["receiveMissed"];
};

export async function beginComparison(
  ctx: Context,
  run: DriftRun,
  { receiveMissed, signal }: Outside,
): Promise<Comparison> {
  const { orgId, gatewayAccountId, since, until } = run;
  const { account, name, methodsAfter } = await inOrg(orgId, async (tx) => {
    const where = { orgId_id: { orgId, id: gatewayAccountId } };
    const { gateway } = await tx.gatewayAccount.findUniqueOrThrow({ where, select: { gateway: true } });
    const last = await tx.driftRun.findFirst({
      where: { orgId, gatewayAccountId, status: "done" },
      orderBy: { startedAt: "desc" },
      select: { compared: true },
    });
    const { methodsAfter = null } = (last?.compared ?? {}) as Partial<Compared>;
    return { account: await getAccountOrThrow(tx, orgId, gatewayAccountId), name: gateway, methodsAfter };
  });
  const compared: Compared = {
    captures: 0,
    movements: 0,
    events: 0,
    charges: 0,
    unsettled: 0,
    methods: 0,
    found: 0,
    healed: 0,
    gone: 0,
    methodsAfter,
  };
  let lockedUntil = run.lockedUntil;
  let renewedAt = performance.now();
  return {
    ctx,
    account,
    gateway: gatewayFor(name),
    period: { since, until },
    beganAt: new Date(),
    compared,
    seenCaptures: new Set(),
    doubtfulRefunds: new Map(),
    receiveMissed,
    async turn() {
      if (signal?.aborted) {
        await renewLease({ ...run, lockedUntil }, new Date());
        throw new LeaseLost();
      }
      if (performance.now() - renewedAt > RENEW_AFTER_MS) {
        lockedUntil = await renewLease({ ...run, lockedUntil });
        renewedAt = performance.now();
      }
      await sleep(BREATH_MS);
      if (!(await waitForTurn(account, name))) throw new GatewayUnknown("waiting for a turn at the gateway");
    },
    async report(finding) {
      const news = await inOrg(orgId, (tx) => recordFinding(tx, account, finding));
      if (news) compared[finding.status === "open" ? "found" : "healed"] += 1;
    },
  };
}
