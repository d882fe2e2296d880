import { recordAudit } from "@/lib/audit/record";
import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { type Reconciler, reconcile } from "@/lib/reconcile";
import { before } from "@/lib/states";
import { type FoundInvoice, getInvoiceOrThrow } from "./find-invoice";
import { mailInvoice } from "./mail-invoice";
import { inDays, nextStepAt, overdueAt, reminderAt } from "./next-step";
import { INVOICE_MOVES, isUnpaid, UNPAID } from "./status";
import { takeAwayWhenLocked } from "./take-away";
import { voidInvoice } from "./void-invoice";

const invoices: Reconciler = {
  noun: "invoice",
  due: "due_invoices",
  atOnce: 4,
  claimSeconds: 30,
  claim: (tx, { orgId, id, now, until }) =>
    tx.invoice.updateMany({
      where: { orgId, id, status: { in: [...UNPAID] }, nextStepAt: { lte: now } },
      data: { nextStepAt: until },
    }),
  finish: stepInvoice,
};

/**
 * Does what is due about unpaid invoices: asks the gateway about presses that nobody heard of again, reminds, marks overdue,
 * and carries on what was being called off. Of every organization, or of one alone.
 */
export function stepInvoices(signal: AbortSignal, only?: { orgId: string }): Promise<void> {
  return reconcile(invoices, signal, only);
}

async function stepInvoice(ctx: Context, id: string): Promise<void> {
  const { orgId } = ctx;
  const now = new Date();
  const { invoice, lastPressAt } = await inOrg(orgId, async (tx) => ({
    invoice: await getInvoiceOrThrow(tx, orgId, id),
    lastPressAt: await findLastPressAt(tx, orgId, id),
  }));
  if (invoice.voidReason !== null) {
    await voidInvoice(ctx, id, invoice.voidReason);
    return;
  }
  if (lastPressAt) {
    await finishCharge(ctx, invoice.chargeId);
    await takeAwayWhenLocked(ctx, id);
  }
  await inOrg(orgId, (tx) => advance(tx, ctx, id, now));
}

/** Of the presses whose outcome is not known. */
async function findLastPressAt(tx: Tx, orgId: string, invoiceId: string): Promise<Date | null> {
  const press = await tx.payTry.findFirst({
    where: { orgId, invoiceId, outcome: "pending" },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return press?.createdAt ?? null;
}

async function advance(tx: Tx, ctx: Context, id: string, now: Date): Promise<void> {
  const { orgId } = ctx;
  // The row is the queue in which workers stand, and nobody can pay it before they are done.
  await tx.$executeRaw`select 1 from invoice where org_id = ${orgId} and id = ${id} for no key update`;
  const invoice = await getInvoiceOrThrow(tx, orgId, id);
  if (!isUnpaid(invoice) || invoice.voidReason !== null) return;
  const { reminderDays } = invoice.customer.organization;
  const reminded = await remind(tx, invoice, reminderDays, now);
  const isOverdue = (overdueAt(invoice) ?? inDays(now, 1)) <= now;
  const status = isOverdue ? "overdue" : reminded.status;
  const changed = { ...invoice, ...reminded, status };
  const lastPressAt = await findLastPressAt(tx, orgId, id);
  // A suspended customer is asked for nothing; it is looked at again tomorrow.
  const next = nextStepAt(changed, { reminderDays, lastPressAt, now });
  const waits = invoice.customer.status === "suspended" && !lastPressAt;
  const { count } = await tx.invoice.updateMany({
    where: { orgId, id, status: { in: [status, ...before(INVOICE_MOVES, status)] } },
    data: { ...reminded, status, nextStepAt: next && waits ? inDays(now, 1) : next },
  });
  if (count > 0 && isOverdue && invoice.status !== "overdue")
    await recordAudit(tx, ctx, {
      action: "invoice.overdue",
      subjectId: id,
      customerId: invoice.customerId,
      details: { charge_id: invoice.chargeId, number: invoice.number },
    });
}

type Reminded = Pick<FoundInvoice, "status" | "sentTo" | "sentAt" | "remindedAt">;

/** A customer whose address has become known since is asked for the first time instead. */
async function remind(tx: Tx, invoice: FoundInvoice, reminderDays: number, now: Date): Promise<Reminded> {
  const { status, sentTo, sentAt, remindedAt } = invoice;
  const dueAt = reminderAt(invoice, { reminderDays });
  const same = { status, sentTo, sentAt, remindedAt };
  if (!dueAt || dueAt > now || invoice.customer.status === "suspended") return same;
  if (invoice.charge.status !== "pending_client_action") return same;
  const recipient = await mailInvoice(tx, invoice, sentTo ? "reminder" : "first");
  if (sentTo) return { ...same, remindedAt: now };
  if (!recipient) return { ...same, remindedAt: now };
  return { status: status === "draft" ? "sent" : status, sentTo: recipient, sentAt: now, remindedAt: now };
}
