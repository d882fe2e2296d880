import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { ChargeState, GatewayAccount } from "@/lib/gateways/types";
import { issueInvoice } from "@/lib/invoices/issue-invoice";
import { log } from "@/lib/log";
import { returnLateCapture } from "@/lib/refunds/return-late-capture";
import { step } from "@/lib/step";
import { askGateway, takeMoney, toChargeRequest } from "./ask-gateway";
import { callOffEnding, ENDED_BY_STAFF, STOPPED } from "./call-off";
import { markEnding } from "./mark-ending";
import { postponeCharge } from "./postpone-charge";
import { type ChargeAnswer, settleCharge } from "./settle-charge";
import { UNSETTLED } from "./status";
import { readStop } from "./stopped";
import { findTriggerCharge, isBilled, type TriggerCharge } from "./trigger-charge";

/**
 * Finds out what became of a trigger's charge and writes it down, whoever asks: the reconciler, a webhook, the pay page, any
 * number of them at once. It believes the gateway alone. A charge in doubt is asked for again only under its own key; one
 * that its customer is to pay is never asked for by itself, one that staff end is called off, and one whose fire would be refused
 * by now is ended. Answers the charge as it stands afterwards.
 * @throws EdgeError unknown_charge
 */
export async function finishCharge(ctx: Context, chargeId: string): Promise<TriggerCharge> {
  const { charge, account } = await inOrg(ctx.orgId, async (tx) => {
    const charge = await getOrThrow(tx, ctx.orgId, chargeId);
    return { charge, account: await getAccountOrThrow(tx, ctx.orgId, charge.gatewayAccountId) };
  });
  if (!isUnsettled(charge)) {
    if (charge.endingAt) await returnLateCapture(ctx, { chargeId });
    return charge;
  }
  step("charge.before_read");
  try {
    await converge(ctx, charge, account);
  } catch (error) {
    if (!isGatewayUnknown(error) && !isGatewayRejected(error)) throw error;
    log().warn({ err: error, requestId: ctx.requestId, chargeId }, "A charge is in doubt");
    await inOrg(ctx.orgId, (tx) => postponeCharge(tx, charge));
  }
  return inOrg(ctx.orgId, (tx) => getOrThrow(tx, ctx.orgId, chargeId));
}

async function converge(ctx: Context, charge: TriggerCharge, account: GatewayAccount): Promise<void> {
  if (charge.status === "pending_client_action") return convergeWaiting(ctx, charge, account);
  if (!charge.endingAt && (await stop(ctx, charge, account))) return;
  const answer = await (charge.endingAt ? end(charge, account) : askAgain(charge, account));
  step("charge.after_read");
  await settleCharge(ctx, charge, answer);
}

/** Nothing was taken, and nothing can be any more: no fault of the customer's. */
async function end(charge: TriggerCharge, account: GatewayAccount): Promise<ChargeAnswer> {
  const state = await callOffEnding(account, charge, charge.paymentMethod);
  const failure = charge.declineCode === STOPPED.declineCode ? STOPPED : ENDED_BY_STAFF;
  return state.state === "cancelled" ? { state: "failed", failure, rejected: true } : state;
}

/**
 * Begins the ending of a charge that never got through to the gateway, as staff do, when by now its fire would be refused. While
 * the gateway cannot say so, it stays in doubt: read, and asked for by nobody.
 */
async function stop(ctx: Context, charge: TriggerCharge, account: GatewayAccount): Promise<boolean> {
  const { orgId, id } = charge;
  if (charge.orderRef ?? charge.gatewayRef) return false;
  const reason = await inOrg(orgId, (tx) => readStop(tx, orgId, id));
  if (!reason) return false;
  if ((await gatewayFor(charge.gateway).readCharge(account, toRequest(charge))) !== null) return false;
  await inOrg(orgId, (tx) => markEnding(tx, ctx, charge, { reason, declineCode: STOPPED.declineCode }));
  return true;
}

/** A charge that was asked for, and whose answer was lost or undecided. */
async function askAgain(charge: TriggerCharge, account: GatewayAccount): Promise<ChargeAnswer> {
  const ref = charge.orderRef ?? charge.gatewayRef;
  // What the customer agreed to on a page is carried to its end by its object alone.
  if (isBilled(charge) && ref) return readAndCapture(charge, account);
  if (!charge.paymentMethod) throw new Error(`Charge ${charge.id} has no method`);
  return askGateway(account, charge, charge.paymentMethod, { asked: true });
}

async function convergeWaiting(ctx: Context, charge: TriggerCharge, account: GatewayAccount): Promise<void> {
  if (!isBilled(charge)) {
    // Its process died before the customer was asked.
    await inOrg(ctx.orgId, async (tx) => {
      await issueInvoice(tx, ctx, charge);
      await tx.charge.updateMany({
        where: { orgId: charge.orgId, id: charge.id, status: "pending_client_action" },
        data: { nextCheckAt: null },
      });
    });
    return;
  }
  if (!(charge.orderRef ?? charge.gatewayRef)) {
    await inOrg(ctx.orgId, (tx) => quieten(tx, charge));
    return;
  }
  const read = await gatewayFor(charge.gateway).readCharge(account, toRequest(charge));
  step("charge.after_read");
  if (!read) return inOrg(ctx.orgId, (tx) => quieten(tx, charge));
  if (read.state !== "processing" || charge.gateway === "stripe") return settleCharge(ctx, charge, read);
  // PayPal's payer has agreed, and the money is taken by us: from here on nobody may call the charge off.
  if (!(await claimCapture(ctx, charge))) return;
  step("charge.before_capture");
  await settleCharge(ctx, { ...charge, status: "processing" }, await readAndCapture(charge, account));
}

/** Reads the customer's object, and captures it when it is approved. It is never made anew: nobody would have agreed to that. */
async function readAndCapture(charge: TriggerCharge, account: GatewayAccount): Promise<ChargeState> {
  const gateway = gatewayFor(charge.gateway);
  const request = toRequest(charge);
  const read = await gateway.readCharge(account, request);
  if (!read) return { state: "failed", failure: { code: "processing_error", declineCode: "object_gone" } };
  return read.state === "processing" ? takeMoney(account, charge, request) : read;
}

/**
 * False when the charge is being called off, its customer was suspended, or it is paid otherwise: with the saved method, say,
 * which has made another attempt of it.
 */
async function claimCapture(
  ctx: Context,
  { orgId, id, attempt, orderRef, gatewayRef }: TriggerCharge,
): Promise<boolean> {
  const { count } = await inOrg(ctx.orgId, (tx) =>
    tx.charge.updateMany({
      where: {
        orgId,
        id,
        status: "pending_client_action",
        attempt,
        orderRef,
        gatewayRef,
        invoice: { is: { voidReason: null } },
        customer: { is: { status: { not: "suspended" } } },
      },
      data: { status: "processing", nextCheckAt: new Date(Date.now() + 30_000) },
    }),
  );
  return count === 1;
}

/** There is nothing to ask until the customer comes. */
async function quieten(tx: Tx, { orgId, id }: TriggerCharge): Promise<void> {
  await tx.charge.updateMany({
    where: { orgId, id, status: "pending_client_action" },
    data: { nextCheckAt: null },
  });
}

function toRequest(charge: TriggerCharge) {
  return toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
}

function isUnsettled({ status }: TriggerCharge): boolean {
  return (UNSETTLED as readonly string[]).includes(status);
}

async function getOrThrow(tx: Tx, orgId: string, id: string): Promise<TriggerCharge> {
  const charge = await findTriggerCharge(tx, orgId, id);
  if (!charge)
    throw new EdgeError("unknown_charge", "charge_id names no charge of this organization.", {
      field: "charge_id",
    });
  return charge;
}
