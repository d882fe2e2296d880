import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Charge } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { money, toDecimalNumber } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { findInvoice } from "./find-invoice";
import { mailInvoice } from "./mail-invoice";
import { inDays, nextStepAt } from "./next-step";
import { invoiceUrl } from "./pay-path";

export type IssuedInvoice = {
  id: string;
  number: string;
  /** The hosted page on which the customer pays or confirms. */
  url: string;
  /** The customer's e-mail address; null when it is not known: then no mail is written. */
  sentTo: string | null;
};

type Billed = Pick<
  Charge,
  "orgId" | "id" | "customerId" | "itemId" | "enrollmentId" | "amount" | "currency" | "captureMode"
>;

/**
 * Makes, or finds, the invoice of a charge that waits for its customer: numbered, mailed, published, in the caller's
 * transaction. Whoever comes second finds the first one's.
 */
export async function issueInvoice(tx: Tx, ctx: Context, charge: Billed): Promise<IssuedInvoice> {
  const { orgId } = charge;
  // The charge's row is the queue in which those who found it stand.
  await tx.$executeRaw`select 1 from charge where org_id = ${orgId} and id = ${charge.id} for no key update`;
  const known = await tx.invoice.findUnique({ where: { orgId_chargeId: { orgId, chargeId: charge.id } } });
  if (known) return { ...known, url: invoiceUrl(known.id) };

  const id = newId("inv");
  const { invoiceDays, reminderDays } = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
  // From here on the organization's row is locked: the number is this transaction's, and given back if it fails.
  const number = await nextNumber(tx, orgId);
  const now = new Date();
  const dueAt = inDays(now, invoiceDays);
  await tx.invoice.create({
    data: {
      orgId,
      id,
      number,
      chargeId: charge.id,
      customerId: charge.customerId,
      amount: charge.amount,
      currency: charge.currency,
      dueAt,
      createdAt: now,
      nextStepAt: nextStepAt({ createdAt: now, dueAt, remindedAt: null, status: "draft" }, { reminderDays }),
    },
  });
  const invoice = await findInvoice(tx, orgId, id);
  const sentTo = invoice && (await mailInvoice(tx, invoice, "first"));
  if (sentTo)
    await tx.invoice.update({
      where: { orgId_id: { orgId, id } },
      data: { status: "sent", sentTo, sentAt: now },
    });
  await tellOf(tx, charge, id, sentTo);
  await recordAudit(tx, ctx, {
    action: "invoice.issued",
    subjectId: id,
    customerId: charge.customerId,
    details: { charge_id: charge.id, number, sent_to: sentTo },
  });
  return { id, number, url: invoiceUrl(id), sentTo };
}

async function nextNumber(tx: Tx, orgId: string): Promise<string> {
  const rows = await tx.$queryRaw<
    { number: string | null }[]
  >`select next_invoice_number(${orgId}) as number`;
  const number = rows[0]?.number;
  if (!number) throw new Error(`No organization ${orgId} to number an invoice of`);
  return number;
}

async function tellOf(tx: Tx, charge: Billed, invoiceId: string, sentTo: string | null): Promise<void> {
  await publish(tx, {
    orgId: charge.orgId,
    type: "trigger.pending_client",
    customerId: charge.customerId,
    subject: charge.id,
    data: {
      charge_id: charge.id,
      invoice_id: invoiceId,
      billing_customer_id: charge.customerId,
      billable_item_id: charge.itemId,
      trigger_subscription_id: charge.enrollmentId,
      amount: toDecimalNumber(money(charge.amount, charge.currency)),
      currency: charge.currency,
      capture_mode: charge.captureMode,
      invoice_url: invoiceUrl(invoiceId),
      pay_now_sent_to: sentTo,
    },
  });
}
