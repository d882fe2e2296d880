import { inOrg } from "@/lib/db";
import type { GatewayAccount, GatewayEvent } from "@/lib/gateways/types";
import { convergeEvent } from "./converge-event";
import { storeEvent } from "./store-event";
import { findSubject } from "./subject";

/** `ours` false: the event is about nothing that we know, since the account may serve others than us. */
export type ReceivedMissed = {
  inboxEventId: string;
  done: boolean;
  error: string | null;
  ours: boolean;
  chargeId: string | null;
  customerId: string | null;
};

/**
 * Takes an event that the provider's own list shows and no delivery brought, like any other: stored once, worked now. Null
 * when it has come meanwhile.
 */
export async function receiveMissed(
  account: GatewayAccount,
  event: GatewayEvent,
  raw: string,
): Promise<ReceivedMissed | null> {
  const { orgId } = account;
  const id = await inOrg(orgId, (tx) => storeEvent(tx, account, event, raw));
  if (!id) return null;
  await convergeEvent(orgId, id);
  return inOrg(orgId, async (tx) => {
    const row = await tx.inboxEvent.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } });
    const { attemptId, charge, methodId, customerId } = await findSubject(tx, row);
    return {
      inboxEventId: id,
      done: row.status === "done",
      error: row.lastError,
      ours: attemptId !== null || charge !== null || methodId !== null,
      chargeId: charge?.id ?? null,
      customerId,
    };
  });
}
