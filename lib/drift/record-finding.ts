import type { Tx } from "@/lib/db";
import type { GatewayAccount } from "@/lib/gateways/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import type { DriftKind } from "./kinds";

/** Something in which we and the provider differ, or differed until a moment ago. */
export type Finding = {
  kind: DriftKind;
  /** What it is about, of its kind: found again, it is the same finding. */
  subject: string;
  status: "open" | "healed";
  customerId?: string | null;
  chargeId?: string | null;
  providerRef?: string | null;
  /** Amounts in minor units. For people; never a secret. */
  details: Prisma.InputJsonObject;
};

/**
 * Writes a finding down, once however often it is found. What staff dismissed stays dismissed while it stays as it is.
 * Answers whether it is news: new, opened again, or healed now.
 */
export async function recordFinding(
  tx: Tx,
  { orgId, id: gatewayAccountId }: Pick<GatewayAccount, "orgId" | "id">,
  { kind, subject, status, details, customerId = null, chargeId = null, providerRef = null }: Finding,
): Promise<boolean> {
  const known = await tx.driftFinding.findUnique({
    where: { orgId_gatewayAccountId_kind_subject: { orgId, gatewayAccountId, kind, subject } },
  });
  const now = new Date();
  const content = { customerId, chargeId, providerRef, details, seenAt: now };
  if (!known) {
    const closedAt = status === "healed" ? now : null;
    const own = { orgId, id: newId("find"), gatewayAccountId, kind, subject, status, foundAt: now, closedAt };
    await tx.driftFinding.create({ data: { ...own, ...content } });
    return true;
  }
  const stays = known.status === status || (known.status === "dismissed" && status === "open");
  await tx.driftFinding.update({
    where: { orgId_id: { orgId, id: known.id } },
    data: { ...content, ...(stays ? {} : { status, closedAt: status === "healed" ? now : null }) },
  });
  return !stays;
}
