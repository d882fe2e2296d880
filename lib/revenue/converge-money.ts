import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { recordDispute } from "@/lib/disputes/record-dispute";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { MoneyState } from "@/lib/gateways/types";
import { recordProviderRefunds } from "@/lib/refunds/record-provider-refunds";
import { settleRefund } from "@/lib/refunds/settle-refund";
import { step } from "@/lib/step";
import { recordFee } from "./record-fee";
import { findTakenCharge, lockTakenCharge } from "./taken-charge";

/**
 * Brings a captured charge to what the provider's books say of its money: fee, refunds by whomever, its disputes. Any
 * number may run it at once, in any order; nothing goes back. A charge of which nothing was taken is left alone.
 * @throws GatewayUnknown, GatewayRejected when the provider cannot be asked; Error when its books cannot be ours yet
 */
export async function convergeMoney(ctx: Context, chargeId: string): Promise<void> {
  if ((await ask(ctx, chargeId)) === "converged") return;
  // A refund of ours whose answer was lost stands in the way: settle it, then look at the books once more.
  await settleDoubts(ctx, chargeId);
  if ((await ask(ctx, chargeId)) === "converged") return;
  throw new Error(
    `Charge ${chargeId} has a refund in doubt: its money can be told apart once that is settled`,
  );
}

async function ask(ctx: Context, chargeId: string): Promise<"converged" | "in_doubt"> {
  const { orgId } = ctx;
  const found = await inOrg(orgId, async (tx) => {
    const charge = await findTakenCharge(tx, orgId, chargeId);
    if (!charge?.revenue || !charge.gatewayRef) return null;
    const account = await getAccountOrThrow(tx, orgId, charge.gatewayAccountId);
    return { charge, account, ref: charge.gatewayRef };
  });
  if (!found) return "converged";
  const gateway = gatewayFor(found.charge.gateway);
  const books = await gateway.readMoney(found.account, { ref: found.ref, chargeId });
  if (!books) throw new Error(`The provider does not know what was captured with charge ${chargeId}`);
  step("money.after_read");
  return inOrg(orgId, (tx) => write(tx, ctx, chargeId, books));
}

async function write(
  tx: Tx,
  ctx: Context,
  chargeId: string,
  books: MoneyState,
): Promise<"converged" | "in_doubt"> {
  const charge = await lockTakenCharge(tx, ctx.orgId, chargeId);
  if (!charge) throw new Error(`Charge ${chargeId} is gone`);
  if (books.amount.currency !== charge.currency)
    throw new Error(`Charge ${chargeId} is in ${charge.currency}, the provider holds another currency`);
  await recordFee(tx, charge, books.feeMinor);
  for (const dispute of books.disputes) await recordDispute(tx, ctx, charge, dispute);
  const refunds = await recordProviderRefunds(tx, ctx, charge, books.refunds);
  step("money.in_convergence");
  return refunds === "written" ? "converged" : "in_doubt";
}

async function settleDoubts(ctx: Context, chargeId: string): Promise<void> {
  const { orgId } = ctx;
  const doubts = await inOrg(orgId, (tx) =>
    tx.refund.findMany({ where: { orgId, chargeId, status: "processing" }, select: { id: true } }),
  );
  for (const { id } of doubts) await settleRefund(ctx, id, { asked: true });
}
