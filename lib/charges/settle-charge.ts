import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { ChargeState, GatewayFailure } from "@/lib/gateways/types";
import { issueInvoice } from "@/lib/invoices/issue-invoice";
import { recordPayFailure } from "@/lib/invoices/record-pay-failure";
import { before } from "@/lib/states";
import { recordUndecided } from "./postpone-charge";
import { recordCaptureAlone } from "./record-capture";
import { type Refusal, recordRefusal } from "./record-refusal";
import { CHARGE_MOVES } from "./status";
import { isBilled, lockTriggerCharge, type TriggerCharge, toCaptured } from "./trigger-charge";

/** An answer of a gateway about a trigger's charge. `rejected`: it refused the organization's account. */
export type ChargeAnswer = ChargeState & { rejected?: boolean };

/**
 * Writes down what a gateway answered about a trigger's charge, whoever asked it, any number of them at once. Forward only:
 * a charge that was settled before stays as it is. One that its customer is asked to pay is not ended by a refusal; it waits
 * for the next try.
 */
export async function settleCharge(ctx: Context, charge: TriggerCharge, answer: ChargeAnswer): Promise<void> {
  switch (answer.state) {
    case "captured":
      await recordCaptureAlone(toCaptured(charge), answer.capture, null);
      return;
    case "processing":
      await inOrg(ctx.orgId, (tx) => recordUndecided(tx, charge, answer.ref));
      return;
    case "needs_customer":
      await inOrg(ctx.orgId, (tx) => awaitCustomer(tx, ctx, charge, answer.ref, answer.failure));
      return;
    case "failed": {
      const { failure, ref: objectRef, rejected } = answer;
      const refusal = { ...failure, ...(objectRef ? { objectRef } : {}), ...(rejected ? { rejected } : {}) };
      await inOrg(ctx.orgId, (tx) => refuse(tx, ctx, charge, refusal));
      return;
    }
  }
}

/** The gateway's object waits for the customer: the same charge is paid on its page, and no second one is made. */
async function awaitCustomer(
  tx: Tx,
  ctx: Context,
  asked: TriggerCharge,
  ref: string,
  failure: GatewayFailure,
): Promise<void> {
  const { orgId, id, attempt } = asked;
  const charge = await lockTriggerCharge(tx, orgId, id);
  const refs = charge.gateway === "stripe" ? { gatewayRef: ref } : { orderRef: ref };
  const waits = ["pending_client_action", ...before(CHARGE_MOVES, "pending_client_action")] as const;
  const { count } = await tx.charge.updateMany({
    // Whoever asked about an earlier attempt may come late: the one that is under way is not his.
    where: { orgId, id, attempt, status: { in: [...waits] } },
    data: {
      ...refs,
      status: "pending_client_action",
      failureCode: failure.code,
      declineCode: failure.declineCode ?? null,
      nextCheckAt: null,
      endingAt: null,
    },
  });
  if (count === 0) return;
  await rememberStatus(tx, charge, "pending_client_action");
  await issueInvoice(tx, ctx, { ...charge, ...refs });
}

async function refuse(tx: Tx, ctx: Context, asked: TriggerCharge, refusal: Refusal): Promise<void> {
  const charge = await lockTriggerCharge(tx, asked.orgId, asked.id);
  // Its ending was given up meanwhile, and perhaps begun anew: it may have been asked for again since.
  if (asked.endingAt && asked.endingAt.getTime() !== charge.endingAt?.getTime()) return;
  if (!isBilled(charge)) return recordRefusal(tx, ctx, charge, refusal);
  if (await recordPayFailure(tx, charge, refusal))
    await recordAudit(tx, ctx, {
      action: "payment.failed",
      subjectId: charge.invoice?.id ?? charge.id,
      customerId: charge.customerId,
      details: {
        charge_id: charge.id,
        failure_code: refusal.code,
        decline_code: refusal.declineCode ?? null,
      },
    });
  // A refusal of an earlier try says nothing about the one that is under way.
  if (charge.attempt !== asked.attempt) return;
  await tx.charge.updateMany({
    where: { orgId: charge.orgId, id: charge.id, status: { in: ["processing", "pending_client_action"] } },
    data: {
      status: "pending_client_action",
      nextCheckAt: null,
      endingAt: null,
      failureCode: refusal.code,
      declineCode: refusal.declineCode ?? null,
      // Stripe's intent takes the next try itself; an order that was refused takes none.
      ...(charge.gateway === "paypal" ? { attempt: { increment: 1 }, orderRef: null, gatewayRef: null } : {}),
    },
  });
}

async function rememberStatus(
  tx: Tx,
  { orgId, enrollmentId }: TriggerCharge,
  lastChargeStatus: TriggerCharge["status"],
): Promise<void> {
  if (enrollmentId)
    await tx.enrollment.updateMany({ where: { orgId, id: enrollmentId }, data: { lastChargeStatus } });
}
