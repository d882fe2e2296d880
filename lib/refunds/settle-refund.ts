import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import type { RefundState } from "@/lib/gateways/types";
import type { Refund } from "@/lib/generated/prisma/client";
import { lockTakenCharge } from "@/lib/revenue/taken-charge";
import { inSeconds } from "@/lib/setup/schedule";
import { before } from "@/lib/states";
import { step } from "@/lib/step";
import { askForRefund } from "./ask-for-refund";
import { recordRefunded } from "./record-refunded";
import { REFUND_MOVES } from "./status";

/**
 * Carries a refund whose row stands to its end, whoever asks and however often: asks the gateway and writes the answer down.
 * In doubt it stays `processing` and says when to look again. `asked`: the gateway may have heard of it before.
 */
export async function settleRefund(
  ctx: Context,
  refundId: string,
  asking: { asked: boolean },
): Promise<Refund> {
  const { orgId } = ctx;
  const { refund, account } = await inOrg(orgId, async (tx) => {
    const refund = await getRefundOrThrow(tx, orgId, refundId);
    return { refund, account: await getAccountOrThrow(tx, orgId, refund.charge.gatewayAccountId) };
  });
  if (refund.status !== "processing") return refund;
  const state = await askForRefund(account, refund.charge, refund, asking);
  step("refund.after_gateway");
  const settled = await inOrg(orgId, async (tx) => {
    await write(tx, ctx, refund, state);
    step("refund.in_settlement");
    return getRefundOrThrow(tx, orgId, refundId);
  });
  step("refund.after_settlement");
  return settled;
}

function getRefundOrThrow(tx: Tx, orgId: string, id: string) {
  return tx.refund.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, include: { charge: true } });
}

async function write(tx: Tx, ctx: Context, refund: Refund, state: RefundState): Promise<void> {
  switch (state.state) {
    case "succeeded": {
      const charge = await lockTakenCharge(tx, refund.orgId, refund.chargeId);
      if (!charge) throw new Error(`Refund ${refund.id} has no charge`);
      return recordRefunded(tx, ctx, charge, refund, state.ref);
    }
    case "failed":
      return recordRefused(tx, ctx, refund, state);
    case "processing":
      return postpone(tx, refund, state.ref);
  }
}

/** Nothing was given back: what the row held of the charge is free again. */
async function recordRefused(
  tx: Tx,
  ctx: Context,
  { orgId, id, chargeId }: Refund,
  { providerCode, ref }: Extract<RefundState, { state: "failed" }>,
): Promise<void> {
  const charge = await lockTakenCharge(tx, orgId, chargeId);
  const { count } = await tx.refund.updateMany({
    where: { orgId, id, status: { in: before(REFUND_MOVES, "failed") } },
    data: {
      status: "failed",
      failureCode: providerCode,
      settledAt: new Date(),
      nextCheckAt: null,
      ...(ref ? { gatewayRef: ref } : {}),
    },
  });
  if (count === 0) return;
  await recordAudit(tx, ctx, {
    action: "refund.failed",
    subjectId: id,
    ...(charge ? { customerId: charge.customerId } : {}),
    details: { charge_id: chargeId, failure_code: providerCode },
  });
}

/** Half a minute apart while the answer is lost; a bank that takes its days is asked once an hour in the end. */
async function postpone(tx: Tx, { orgId, id, checks }: Refund, ref: string | undefined): Promise<void> {
  const seconds = Math.min(2 ** Math.min(checks + 1, 16), ref ? 3600 : 30);
  await tx.refund.updateMany({
    where: { orgId, id, status: "processing" },
    data: {
      checks: { increment: 1 },
      nextCheckAt: inSeconds(seconds),
      ...(ref ? { gatewayRef: ref } : {}),
    },
  });
}
