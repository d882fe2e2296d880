import { recordAudit } from "@/lib/audit/record";
import { toChargeRequest } from "@/lib/charges/ask-gateway";
import { settleCharge } from "@/lib/charges/settle-charge";
import { lockTriggerCharge } from "@/lib/charges/trigger-charge";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { CancelledCharge, ChargeRequest, Gateway, GatewayAccount } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";
import type { ChargeStatus } from "@/lib/generated/prisma/enums";
import { getAttemptOrThrow } from "@/lib/setup/attempt";
import { endAttempt } from "@/lib/setup/end-attempt";
import { recordFailure } from "@/lib/setup/record-failure";
import { IN_DOUBT_AFTER_MS } from "./compare-unsettled";
import type { EndChargeInDoubtInput } from "./schema";
import { settleCharge as settleByItsVerb } from "./settle-own";

const FAILURE = { code: "processing_error", declineCode: "ended_by_staff" } as const;

/**
 * Ends a charge that no provider settles, for staff who have looked. The gateway is asked once more, and whatever it still
 * could take is called off first: only what surely took nothing fails, what was taken is recorded instead. Answers how the
 * charge stands afterwards.
 * @throws EdgeError unknown_charge, invalid_request with a sentence for staff
 */
export async function endChargeInDoubt(
  ctx: Context,
  { chargeId, reason }: EndChargeInDoubtInput,
): Promise<{ status: ChargeStatus }> {
  const { charge, account } = await read(ctx, chargeId);
  if (charge.status !== "processing") throw refusal(`The charge is ${charge.status}: nothing is in doubt.`);
  if (charge.createdAt.getTime() > Date.now() - IN_DOUBT_AFTER_MS)
    throw refusal("The charge is younger than an hour: the gateway may still settle it by itself.");
  const request = toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
  const state = await makeSure(gatewayFor(charge.gateway), account, request);
  switch (state.state) {
    case "captured":
      await settleByItsVerb(ctx, charge);
      throw refusal("The gateway holds the money: the charge is captured.");
    case "processing":
    case "needs_customer":
      throw refusal(
        `The gateway cannot say that nothing was taken. Look in its dashboard for ${charge.id}, and try again later.`,
      );
    case "cancelled":
    case "failed":
      await fail(ctx, charge);
  }
  await inOrg(ctx.orgId, (tx) =>
    recordAudit(tx, ctx, {
      action: "charge.ended_by_staff",
      subjectId: charge.id,
      customerId: charge.customerId,
      details: { before: { status: charge.status }, after: { status: "failed" }, reason },
    }),
  );
  return { status: (await read(ctx, chargeId)).charge.status };
}

const refusal = (sentence: string) => new EdgeError("invalid_request", sentence, { field: "chargeId" });

function read({ orgId }: Context, id: string) {
  return inOrg(orgId, async (tx) => {
    const charge = await tx.charge.findUnique({
      where: { orgId_id: { orgId, id } },
      include: { paymentMethod: true },
    });
    if (!charge) throw new EdgeError("unknown_charge", "There is no such charge.", { field: "chargeId" });
    return { charge, account: await getAccountOrThrow(tx, orgId, charge.gatewayAccountId) };
  });
}

/** `cancelled`: nothing was taken, and nothing can be any more. */
async function makeSure(
  gateway: Gateway<unknown>,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<CancelledCharge> {
  try {
    const read = await gateway.readCharge(account, request);
    if (!read) return { state: "cancelled" };
    if (read.state === "captured" || read.state === "failed") return read;
    const ref = read.ref ?? request.ref;
    return ref ? await gateway.cancelCharge(account, { ...request, ref }) : read;
  } catch (error) {
    if (isGatewayRejected(error))
      throw refusal(`The gateway refused to say (${error.providerCode}): check the account's keys first.`);
    if (isGatewayUnknown(error)) throw refusal("The gateway did not answer: try again in a minute.");
    throw error;
  }
}

async function fail(ctx: Context, { id, kind }: Pick<Charge, "id" | "kind">): Promise<void> {
  const { orgId } = ctx;
  if (kind === "trigger") {
    const charge = await inOrg(orgId, (tx) => lockTriggerCharge(tx, orgId, id));
    await settleCharge(ctx, charge, { state: "failed", failure: FAILURE, rejected: true });
    return;
  }
  await inOrg(orgId, async (tx) => {
    const attempts = await tx.setupAttempt.findMany({ where: { orgId, chargeId: id }, select: { id: true } });
    for (const found of attempts) {
      const attempt = await getAttemptOrThrow(tx, orgId, found.id);
      await recordFailure(tx, ctx, attempt, FAILURE);
      await endAttempt(tx, attempt, {
        status: "failed",
        failureCode: FAILURE.code,
        declineCode: FAILURE.declineCode,
      });
    }
  });
}
