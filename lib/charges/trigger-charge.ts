import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { CapturedCharge } from "./record-capture";

const CHARGE_PARTS = { invoice: true, paymentMethod: true } as const satisfies Prisma.ChargeInclude;

/** A charge with what it is paid by and billed with. */
export type TriggerCharge = Prisma.ChargeGetPayload<{ include: typeof CHARGE_PARTS }>;

export function findTriggerCharge(tx: Tx, orgId: string, id: string): Promise<TriggerCharge | null> {
  return tx.charge.findFirst({ where: { orgId, id, kind: "trigger" }, include: CHARGE_PARTS });
}

/** The charge as it stands once nobody else is changing it, locked until the transaction ends. */
export async function lockTriggerCharge(tx: Tx, orgId: string, id: string): Promise<TriggerCharge> {
  await tx.$executeRaw`select 1 from charge where org_id = ${orgId} and id = ${id} for no key update`;
  return tx.charge.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, include: CHARGE_PARTS });
}

/** Whether the customer is asked to pay it on its page: then a refusal is not its end. */
export function isBilled({ invoice }: Pick<TriggerCharge, "invoice">): boolean {
  return invoice !== null && ["draft", "sent", "overdue"].includes(invoice.status);
}

export function toCaptured(charge: TriggerCharge): CapturedCharge {
  return { ...charge, ...(charge.invoice ? { invoiceId: charge.invoice.id } : {}) };
}
