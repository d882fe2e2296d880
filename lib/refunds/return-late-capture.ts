import { recordAudit } from "@/lib/audit/record";
import { toChargeRequest } from "@/lib/charges/ask-gateway";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { Capture, GatewayAccount, MoneyState } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { lockTakenCharge } from "@/lib/revenue/taken-charge";
import { inSeconds } from "@/lib/setup/schedule";
import { step } from "@/lib/step";
import { recordProviderRefunds } from "./record-provider-refunds";
import { settleRefund } from "./settle-refund";

/** Whoever writes the row and dies leaves it to the reconciler after this long. */
const HEARD_WITHIN_SECONDS = 10;
const REASON = "Taken after the charge had been ended";

/** `captureRef`: the provider's name of the money, where it is known. */
type LateCapture = { chargeId: string; captureRef?: string };

/**
 * Gives back what the provider took for a charge after staff had ended it: the integrator was told that it failed, so nothing of it
 * is kept. The charge stays failed and counts what went back. Any number may run it at once; a charge that has not ended by hand,
 * and one of which nothing was taken, is left alone.
 * @throws GatewayUnknown, GatewayRejected when the provider cannot be asked; Error when it holds another amount
 */
export async function returnLateCapture(ctx: Context, late: LateCapture): Promise<void> {
  const { orgId } = ctx;
  const found = await inOrg(orgId, (tx) => find(tx, orgId, late.chargeId));
  if (!found) return;
  const capture = await readCapture(found, late);
  if (!capture) return;
  const books = await gatewayFor(found.charge.gateway).readMoney(found.account, {
    ref: capture.ref,
    chargeId: late.chargeId,
  });
  if (!books) throw new Error(`The provider does not know what was captured with charge ${late.chargeId}`);
  step("late.before_row");
  const refund = await inOrg(orgId, (tx) => writeRow(tx, ctx, late.chargeId, capture, books));
  step("late.after_row");
  if (refund) await settleRefund(ctx, refund.id, refund);
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

/** Null when the charge has not ended by hand, or has gone back already. */
async function find(tx: Tx, orgId: string, id: string) {
  const charge = await tx.charge.findUnique({
    where: { orgId_id: { orgId, id }, status: "failed", endingAt: { not: null } },
    include: { paymentMethod: true },
  });
  if (!charge || charge.refundedAmount === charge.amount) return null;
  return { charge, account: await getAccountOrThrow(tx, orgId, charge.gatewayAccountId) };
}

async function readCapture(
  { charge, account }: { charge: Found["charge"]; account: GatewayAccount },
  { captureRef }: LateCapture,
): Promise<Capture | null> {
  // What is known of it was called off: without a name, the money is looked for by our own id.
  const { ref: _, ...request } = toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
  const state = await gatewayFor(charge.gateway).readCharge(account, {
    ...request,
    ...(captureRef ? { ref: captureRef } : {}),
  });
  if (state?.state !== "captured") return null;
  const { amount } = state.capture;
  if (amount.minor !== charge.amount || amount.currency !== charge.currency)
    throw new Error(`Charge ${charge.id} was ended, and the provider holds another amount`);
  return state.capture;
}

/** The refund that is under way, or a new one for all that is left; null when nothing is. */
async function writeRow(
  tx: Tx,
  ctx: Context,
  id: string,
  capture: Capture,
  books: MoneyState,
): Promise<{ id: string; asked: boolean } | null> {
  const { orgId } = ctx;
  const charge = await lockTakenCharge(tx, orgId, id);
  if (!charge) throw new Error(`Charge ${id} is gone`);
  await tx.charge.update({
    where: { orgId_id: { orgId, id } },
    data: { gatewayRef: capture.ref, ...(capture.orderRef ? { orderRef: capture.orderRef } : {}) },
  });
  const underWay = await tx.refund.findFirst({ where: { orgId, chargeId: id, status: "processing" } });
  if (underWay) return { id: underWay.id, asked: true };
  await recordProviderRefunds(tx, ctx, charge, books.refunds);
  const { _sum } = await tx.refund.aggregate({
    where: { orgId, chargeId: id, status: { not: "failed" } },
    _sum: { amount: true },
  });
  const amount = charge.amount - (_sum.amount ?? 0);
  if (amount <= 0) return null;
  const refund = await tx.refund.create({
    data: {
      orgId,
      id: newId("re"),
      chargeId: id,
      amount,
      currency: charge.currency,
      reason: REASON,
      nextCheckAt: inSeconds(HEARD_WITHIN_SECONDS),
    },
  });
  await recordAudit(tx, ctx, {
    action: "refund.requested",
    subjectId: refund.id,
    customerId: charge.customerId,
    details: { charge_id: id, amount, currency: charge.currency },
  });
  return { id: refund.id, asked: false };
}
