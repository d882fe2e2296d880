import type { Tx } from "@/lib/db";
import { UNSETTLED } from "./status";
import type { TriggerCharge } from "./trigger-charge";

/** In doubt: within half a minute of the provider answering again. */
const secondsToNextCheck = (checks: number) => Math.min(2 * 2 ** Math.min(checks, 8), 30);

/** Nothing is known of the charge yet: says when to ask again. */
export async function postponeCharge(tx: Tx, charge: TriggerCharge): Promise<void> {
  await later(tx, charge, {});
}

/** The gateway has it and has not decided: its own id of the charge is kept, and it is asked again. */
export async function recordUndecided(tx: Tx, charge: TriggerCharge, ref: string | undefined): Promise<void> {
  const refs = charge.gateway === "stripe" ? { gatewayRef: ref } : { orderRef: ref };
  await later(tx, charge, { status: "processing", ...(ref ? refs : {}) });
}

async function later(
  tx: Tx,
  { orgId, id, attempt, checks }: TriggerCharge,
  change: { status?: "processing"; gatewayRef?: string | undefined; orderRef?: string | undefined },
): Promise<void> {
  await tx.charge.updateMany({
    where: { orgId, id, attempt, status: { in: [...UNSETTLED] } },
    data: {
      ...change,
      checks: { increment: 1 },
      nextCheckAt: new Date(Date.now() + secondsToNextCheck(checks) * 1000),
    },
  });
}
