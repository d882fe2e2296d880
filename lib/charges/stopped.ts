import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isBilled } from "./trigger-charge";

/**
 * A trigger's charge may be asked for anew only while its fire would be let through: not once its customer is suspended, its
 * enrollment paused or cancelled, its item sold no more. What its customer pays on the page, only a suspension stops.
 */
export const GOES_ON = {
  OR: [
    { kind: "initial" },
    {
      customer: { is: { status: { not: "suspended" } } },
      OR: [
        { invoice: { is: { status: { in: ["draft", "sent", "overdue"] } } } },
        { enrollment: { is: { status: "active" } }, item: { is: { status: "active" } } },
      ],
    },
  ],
} as const satisfies Prisma.ChargeWhereInput;

/** Why a trigger's charge is not asked for any more, in words for staff; null while it may be. */
export async function readStop(tx: Tx, orgId: string, id: string): Promise<string | null> {
  const charge = await tx.charge.findUniqueOrThrow({
    where: { orgId_id: { orgId, id } },
    select: {
      kind: true,
      customer: { select: { status: true } },
      enrollment: { select: { status: true } },
      item: { select: { status: true } },
      invoice: true,
    },
  });
  if (charge.kind === "initial") return null;
  if (charge.customer.status === "suspended") return "The customer is suspended";
  if (isBilled(charge)) return null;
  if (charge.enrollment?.status !== "active")
    return `The enrollment is ${charge.enrollment?.status ?? "gone"}`;
  if (charge.item?.status !== "active") return `The item is ${charge.item?.status ?? "gone"}`;
  return null;
}
