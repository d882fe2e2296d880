import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import { log } from "@/lib/log";
import { returnLateCapture } from "@/lib/refunds/return-late-capture";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { finishSetup } from "@/lib/setup/finish-setup";

/**
 * Lets the verb that ends such a charge ask the provider once more: a trigger's own, or that of the set-up which takes it.
 * Null, or why it could not, in words for staff.
 */
export function settleCharge(ctx: Context, charge: { id: string; kind: string }): Promise<string | null> {
  const { orgId } = ctx;
  return attempt(ctx, charge.id, async () => {
    if (charge.kind === "trigger") return void (await finishCharge(ctx, charge.id));
    const attempts = await inOrg(orgId, (tx) =>
      tx.setupAttempt.findMany({ where: { orgId, chargeId: charge.id }, select: { id: true } }),
    );
    for (const { id } of attempts) await finishSetup(ctx, id);
  });
}

/**
 * The same for money that the provider's history shows. What was taken after staff had ended its charge goes back. Null, or why
 * it could not.
 */
export async function settleCapture(
  ctx: Context,
  charge: { id: string; kind: string },
  captureRef: string,
): Promise<string | null> {
  const error = await settleCharge(ctx, charge);
  return error ?? attempt(ctx, charge.id, () => returnLateCapture(ctx, { chargeId: charge.id, captureRef }));
}

/** Taken after its charge had ended, and gone back. */
export function isGivenBack(
  charge: { status: string; amount: number; refundedAmount: number } | null,
): boolean {
  return charge?.status === "failed" && charge.refundedAmount === charge.amount;
}

/** Brings a captured charge's refunds, disputes and fee to what the provider's books say. Null, or why it could not. */
export function settleMoney(ctx: Context, chargeId: string): Promise<string | null> {
  return attempt(ctx, chargeId, () => convergeMoney(ctx, chargeId));
}

async function attempt(ctx: Context, chargeId: string, work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    log().warn({ err: error, requestId: ctx.requestId, chargeId }, "What differs could not be settled");
    return inWords(error);
  }
}

/** Why something failed, for staff: the provider's code, or our own sentence. */
export function inWords(error: unknown): string {
  if (isGatewayRejected(error)) return `The provider refused (${error.providerCode}).`;
  if (isGatewayUnknown(error)) return "The provider did not answer.";
  return error instanceof Error ? error.message : "Something broke here.";
}
