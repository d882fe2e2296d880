import type { Tx } from "@/lib/db";
import type { SavedMethod } from "@/lib/gateways/types";
import type { PaymentMethod } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import type { Attempt } from "./attempt";

/** Whose method it is, and where it was saved. */
type Owner = Pick<Attempt, "orgId" | "customerId" | "gateway" | "gatewayAccountId" | "mode">;

/** Keeps what the gateway saved, once per account, and answers the row. It is nobody's current method by that. */
export async function storeMethod(tx: Tx, owner: Owner, method: SavedMethod): Promise<PaymentMethod> {
  const { orgId, gatewayAccountId, customerId } = owner;
  return tx.paymentMethod.upsert({
    where: { orgId_gatewayAccountId_ref: { orgId, gatewayAccountId, ref: method.ref } },
    update: { status: "active" },
    create: {
      orgId,
      id: newId("pm"),
      customerId,
      gateway: owner.gateway,
      gatewayAccountId,
      mode: owner.mode,
      ...method,
    },
  });
}

/** The row as the gateways speak of it. */
export function toSavedMethod(row: PaymentMethod): SavedMethod {
  return {
    ref: row.ref,
    type: row.type,
    label: row.label,
    ...(row.customerRef ? { customerRef: row.customerRef } : {}),
    ...(row.cardBrand ? { cardBrand: row.cardBrand } : {}),
    ...(row.cardLast4 ? { cardLast4: row.cardLast4 } : {}),
    ...(row.cardExpMonth ? { cardExpMonth: row.cardExpMonth } : {}),
    ...(row.cardExpYear ? { cardExpYear: row.cardExpYear } : {}),
    ...(row.payerId ? { payerId: row.payerId } : {}),
  };
}
