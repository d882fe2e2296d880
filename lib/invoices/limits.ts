import type { Tx } from "@/lib/db";
import { isAddressHeldBack, isBreakerOpen, PENDING_SECONDS } from "@/lib/setup/limits";

/** An invoice takes this many refused tries a day: its page opens again by itself, for it has no link to be made anew. */
const INVOICE_FAILURES = 5;

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** True when this invoice, this address or this organization must not reach the provider for now. */
export async function isPaymentHeldBack(
  tx: Tx,
  where: { orgId: string; invoiceId: string; address: string },
): Promise<boolean> {
  return (
    (await isInvoiceLocked(tx, where)) ||
    (await isAddressHeldBack(tx, where.address)) ||
    (await isBreakerOpen(tx, where.orgId))
  );
}

/** Tries whose outcome is not known yet count too, so that many at once do not slip through. */
export async function isInvoiceLocked(
  tx: Tx,
  { orgId, invoiceId }: { orgId: string; invoiceId: string },
): Promise<boolean> {
  const tries = await tx.payTry.count({
    where: {
      orgId,
      invoiceId,
      createdAt: { gte: ago(24 * 3600) },
      OR: [{ outcome: "failed" }, { outcome: "pending", createdAt: { gte: ago(PENDING_SECONDS) } }],
    },
  });
  return tries >= INVOICE_FAILURES;
}
