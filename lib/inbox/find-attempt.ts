import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { About, AccountRef } from "./subject";

export type FoundAttempt = { id: string; customerId: string };

/** The attempt that the event is about: by our own id in its metadata, by the gateway's ref, or by our charge. */
export async function findAttempt(tx: Tx, ours: AccountRef, about: About): Promise<FoundAttempt | null> {
  switch (about.kind) {
    case "none":
      return null;
    case "method":
      return attemptOfVault(tx, ours, about.customerRef);
    case "setup":
    case "charge":
      return attemptOfRefs(tx, ours, about);
  }
}

/** Each place that a ref can stand in is looked up by its own index: together they would be looked for in all of the account. */
async function attemptOfRefs(
  tx: Tx,
  { orgId, gatewayAccountId }: AccountRef,
  about: Extract<About, { kind: "setup" | "charge" }>,
): Promise<FoundAttempt | null> {
  const chargeId = "chargeId" in about ? about.chargeId : undefined;
  const attempts = Prisma.sql`select a.id, a.customer_id as "customerId" from setup_attempt a`;
  const ours = Prisma.sql`a.org_id = ${orgId} and a.gateway_account_id = ${gatewayAccountId}`;
  const [found] = await tx.$queryRaw<FoundAttempt[]>`
    ${attempts} where ${ours} and a.gateway_ref = ${about.ref}
    union all ${attempts} where ${ours} and a.id = ${about.attemptId ?? null}
    union all ${attempts} where ${ours} and a.charge_id = ${chargeId ?? null}
    union all ${attempts} join charge c on c.org_id = a.org_id and c.id = a.charge_id
      where ${ours} and c.org_id = ${orgId} and c.gateway_account_id = ${gatewayAccountId} and c.gateway_ref = ${about.ref}
    union all ${attempts} join charge c on c.org_id = a.org_id and c.id = a.charge_id
      where ${ours} and c.org_id = ${orgId} and c.gateway_account_id = ${gatewayAccountId} and c.order_ref = ${about.ref}
    limit 1`;
  return found ?? null;
}

/** A vault that has become ready: the attempt of the same vault customer that was waiting for it. */
async function attemptOfVault(
  tx: Tx,
  ours: AccountRef,
  customerRef: string | undefined,
): Promise<FoundAttempt | null> {
  if (!customerRef) return null;
  return tx.setupAttempt.findFirst({
    where: { ...ours, gatewayCustomerRef: customerRef, status: { in: ["open", "processing"] } },
    orderBy: { createdAt: "desc" },
    select: { id: true, customerId: true },
  });
}
