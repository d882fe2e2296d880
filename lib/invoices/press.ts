import { addressGroup } from "@/lib/address-group";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { PayTry } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { hashToken } from "@/lib/secrets";
import type { Locale } from "@/lib/setup/view";
import type { FoundInvoice } from "./find-invoice";

type Press = { receipt: string; method: "saved" | "other"; locale: Locale };

/** The webhook comes within seconds; whoever never hears of it asks the gateway after this long. */
const FIRST_CHECK_MS = 10_000;

/** Keeps one press of the button, and has the gateway asked soon, should nobody else hear of its outcome. */
export async function addPress(
  tx: Tx,
  ctx: Context,
  invoice: FoundInvoice,
  { receipt, method, locale }: Press,
): Promise<string> {
  const { orgId, charge } = invoice;
  const id = newId("pay");
  await tx.payTry.create({
    data: {
      orgId,
      id,
      invoiceId: invoice.id,
      chargeId: charge.id,
      method,
      locale,
      amount: charge.amount,
      currency: charge.currency,
      address: ctx.address,
      addressGroup: addressGroup(ctx.address),
      userAgent: ctx.userAgent ?? null,
      receiptHash: toReceiptHash(receipt),
    },
  });
  const soon = new Date(Date.now() + FIRST_CHECK_MS);
  await tx.invoice.updateMany({
    where: { orgId, id: invoice.id, OR: [{ nextStepAt: null }, { nextStepAt: { gt: soon } }] },
    data: { nextStepAt: soon },
  });
  return id;
}

/** This browser's newest press, or null. */
export async function lastPress(
  tx: Tx,
  { orgId, id }: { orgId: string; id: string },
  receipt: string | undefined,
): Promise<PayTry | null> {
  if (!receipt) return null;
  return tx.payTry.findFirst({
    where: { orgId, invoiceId: id, receiptHash: toReceiptHash(receipt) },
    orderBy: { createdAt: "desc" },
  });
}

export function toReceiptHash(receipt: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hashToken(receipt));
}
