import type { Tx } from "@/lib/db";
import type { GatewayEvent } from "@/lib/gateways/types";
import type { InboxEvent } from "@/lib/generated/prisma/client";
import { findAttempt } from "./find-attempt";
import { type FoundCharge, findCharge } from "./find-charge";
import { findMethod } from "./find-method";

export type About = GatewayEvent["about"];

/** Whose event it is: nothing of another account is ever found. */
export type AccountRef = { orgId: string; gatewayAccountId: string };

/** Everything of ours that an event is about; all null when it is about nothing that we know. */
export type Subject = {
  attemptId: string | null;
  charge: FoundCharge | null;
  methodId: string | null;
  /** Whose these are. */
  customerId: string | null;
};

export async function findSubject(tx: Tx, { orgId, gatewayAccountId, about }: InboxEvent): Promise<Subject> {
  const ours = { orgId, gatewayAccountId };
  const what = about as About;
  const attempt = await findAttempt(tx, ours, what);
  const charge = await findCharge(tx, ours, what);
  const method = await findMethod(tx, ours, what);
  return {
    attemptId: attempt?.id ?? null,
    charge,
    methodId: method?.id ?? null,
    customerId: (attempt ?? charge ?? method)?.customerId ?? null,
  };
}
