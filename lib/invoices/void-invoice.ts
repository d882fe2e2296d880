import { finishCharge } from "@/lib/charges/finish-charge";
import { settleCharge } from "@/lib/charges/settle-charge";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { CancelledCharge } from "@/lib/gateways/types";
import { log } from "@/lib/log";
import { step } from "@/lib/step";
import { closeInvoice } from "./close-invoice";
import { type FoundInvoice, getInvoiceOrThrow, lockInvoice } from "./find-invoice";
import { toPayRequest } from "./pay-request";
import { isUnpaid } from "./status";
import { toTriggerCharge } from "./trigger-charge";

/** `processing`: somebody may just have paid it; it is voided by itself as soon as the gateway says that nobody has. */
export type VoidResult = { state: "void" | "paid" | "processing" };

/** The first look may find it just being paid, the second one refused, the third one open. */
const LOOKS = 3;
const AGAIN_MS = 30_000;

/**
 * Calls an invoice off, so that it can never be paid: the page closes at once, then the gateway's object, then our rows. One
 * that was paid meanwhile is paid. Whatever the process dies of, the invoice's next step carries it on.
 * @throws EdgeError unknown_invoice; service_unavailable when the gateway cannot be asked: then it is tried again by itself
 */
export async function voidInvoice(ctx: Context, id: string, reason: string | null): Promise<VoidResult> {
  let invoice = await inOrg(ctx.orgId, (tx) => mark(tx, ctx, id, reason));
  step("pay.after_void_mark");
  for (let looks = 0; looks < LOOKS; looks++) {
    if (!isUnpaid(invoice)) return { state: invoice.status === "void" ? "void" : "paid" };
    if (invoice.charge.status === "processing") await finishCharge(ctx, invoice.chargeId);
    else if (invoice.charge.status === "pending_client_action") await cancel(ctx, invoice);
    else await inOrg(ctx.orgId, (tx) => closeInvoice(tx, ctx, invoice));
    invoice = await inOrg(ctx.orgId, (tx) => getInvoiceOrThrow(tx, ctx.orgId, id));
  }
  if (!isUnpaid(invoice)) return { state: invoice.status === "void" ? "void" : "paid" };
  return { state: "processing" };
}

/** From here on nobody can begin to pay it. */
async function mark(tx: Tx, ctx: Context, id: string, reason: string | null): Promise<FoundInvoice> {
  const { orgId } = ctx;
  const invoice = await lockInvoice(tx, orgId, id);
  if (!isUnpaid(invoice) || invoice.voidReason !== null) return invoice;
  await tx.invoice.update({
    where: { orgId_id: { orgId, id } },
    data: { voidReason: reason ?? "", nextStepAt: new Date(Date.now() + AGAIN_MS) },
  });
  return getInvoiceOrThrow(tx, orgId, id);
}

async function cancel(ctx: Context, invoice: FoundInvoice): Promise<void> {
  const state = await cancelAtGateway(ctx, invoice);
  step("pay.after_void_cancel");
  if (state.state !== "cancelled") return settleCharge(ctx, toTriggerCharge(invoice), state);
  await inOrg(ctx.orgId, (tx) => closeInvoice(tx, ctx, invoice));
  step("pay.after_void_commit");
}

async function cancelAtGateway(ctx: Context, invoice: FoundInvoice): Promise<CancelledCharge> {
  const { charge } = invoice;
  try {
    const account = await inOrg(ctx.orgId, (tx) => getAccountOrThrow(tx, ctx.orgId, charge.gatewayAccountId));
    return await gatewayFor(charge.gateway).cancelCharge(account, toPayRequest(invoice));
  } catch (error) {
    if (!isGatewayUnknown(error) && !isGatewayRejected(error)) throw error;
    log().error(
      { err: error, requestId: ctx.requestId, invoiceId: invoice.id },
      "An invoice could not be called off",
    );
    throw new EdgeError("service_unavailable", "The payment provider cannot be reached at the moment.", {
      cause: error,
    });
  }
}
