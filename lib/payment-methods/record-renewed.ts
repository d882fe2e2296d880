import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { SavedMethod } from "@/lib/gateways/types";
import type { PaymentMethod } from "@/lib/generated/prisma/client";

/**
 * What the provider renewed by itself: the label, the number's end, the expiry. A card that expires at another time is told
 * of anew when that time comes.
 */
export async function recordRenewed(
  tx: Tx,
  ctx: Context,
  method: PaymentMethod,
  now: SavedMethod,
): Promise<void> {
  const { orgId, id } = method;
  const face = toFace(now);
  const same = Object.entries(face).every(([field, value]) => method[field as keyof typeof face] === value);
  if (same) return;
  const moved = face.cardExpMonth !== method.cardExpMonth || face.cardExpYear !== method.cardExpYear;
  const { count } = await tx.paymentMethod.updateMany({
    where: { orgId, id, status: { not: "detached" } },
    data: { ...face, ...(moved ? { expiryToldAt: null } : {}) },
  });
  if (count === 0) return;
  await recordAudit(tx, ctx, {
    action: "payment_method.updated",
    subjectId: id,
    customerId: method.customerId,
    details: { label: face.label },
  });
}

function toFace(now: SavedMethod) {
  return {
    label: now.label,
    cardBrand: now.cardBrand ?? null,
    cardLast4: now.cardLast4 ?? null,
    cardExpMonth: now.cardExpMonth ?? null,
    cardExpYear: now.cardExpYear ?? null,
  };
}
