import { recordAudit } from "@/lib/audit/record";
import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg, pool, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { before } from "@/lib/states";
import { type FoundInvoice, getInvoiceOrThrow } from "./find-invoice";
import { mailInvoice } from "./mail-invoice";
import { inDays, nextStepAt, overdueAt, reminderAt } from "./next-step";
import { INVOICE_MOVES, isUnpaid, UNPAID } from "./status";
import { takeAwayWhenLocked } from "./take-away";
import { voidInvoice } from "./void-invoice";

/** Whoever takes an invoice and dies leaves it to the next one after this long. */
const CLAIM_MS = 30_000;

/**
 * Does what is due about unpaid invoices: asks the gateway about presses that nobody heard of again, reminds, marks overdue,
 * and carries on what was being called off. Of every organization, or of one alone.
 */
export async function stepInvoices(signal: AbortSignal, only?: { orgId: string }): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; id: string }>(
    only
      ? {
          name: "due_invoices_of_one",
          text: "select * from due_invoices(now(), 10000) where org_id = $1",
          values: [only.orgId],
        }
      : { name: "due_invoices", text: "select * from due_invoices(now(), 100)" },
  );
  for (const { org_id, id } of rows) {
    if (signal.aborted) return;
    try {
      await stepInvoice(org_id, id);
    } catch (error) {
      log().error({ err: error, invoiceId: id }, "An invoice's next step failed");
    }
  }
}

async function stepInvoice(orgId: string, id: string): Promise<void> {
  const now = new Date();
  const { count } = await inOrg(orgId, (tx) =>
    tx.invoice.updateMany({
      where: { orgId, id, status: { in: [...UNPAID] }, nextStepAt: { lte: now } },
      data: { nextStepAt: new Date(now.getTime() + CLAIM_MS) },
    }),
  );
  if (count === 0) return;
  const ctx: Context = {
    orgId,
    actor: { type: "system", id: "invoices" },
    requestId: `invoice:${id}`,
    address: "",
  };
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
