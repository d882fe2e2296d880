import { toChargeRequest } from "@/lib/charges/ask-gateway";
import { endsAt } from "@/lib/charges/call-off";
import { markEnding } from "@/lib/charges/mark-ending";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { ChargeState, GatewayAccount } from "@/lib/gateways/types";
import type { ChargeStatus } from "@/lib/generated/prisma/enums";
import { step } from "@/lib/step";
import { IN_DOUBT_AFTER_MS } from "./compare-unsettled";
import type { EndChargeInDoubtInput } from "./schema";
import { settleCharge } from "./settle-own";

/** `endsAt`: ISO 8601, when it fails by itself unless the gateway holds the money; null when it has ended. */
type EndedCharge = { status: ChargeStatus; endsAt: string | null };

/**
 * Ends a charge that no provider settles, for staff who have looked. From here on nobody asks for its money; once no request of
 * ours can be under way any more, the reconciler asks the gateway, calls off whatever could still be taken, and fails the charge
 * (`callOffEnding`). What was taken is recorded instead. Any number may call it at once, and again at any time.
 * @throws EdgeError unknown_charge, invalid_request with a sentence for staff
 */
export async function endChargeInDoubt(ctx: Context, input: EndChargeInDoubtInput): Promise<EndedCharge> {
  const { charge, account } = await read(ctx, input.chargeId);
  if (charge.status !== "processing") throw refusal(`The charge is ${charge.status}: nothing is in doubt.`);
  if (charge.createdAt.getTime() > Date.now() - IN_DOUBT_AFTER_MS)
    throw refusal("The charge is younger than an hour: the gateway may still settle it by itself.");
  if (!charge.endingAt) {
    const says = await ask(account, charge);
    if (says?.state === "processing" && !says.ref && !charge.orderRef && !charge.gatewayRef)
      throw cannotSay(charge);
    if (says?.state !== "captured" && says?.state !== "failed") {
      step("end.before_mark");
      await inOrg(ctx.orgId, (tx) => markEnding(tx, ctx, charge, input));
      step("end.after_mark");
    }
  }
  await settleCharge(ctx, charge);
  const { charge: now } = await read(ctx, charge.id);
  if (now.capturedAt) throw refusal("The gateway holds the money: the charge is captured.");
  if (now.status === "processing" && !now.endingAt) throw cannotSay(charge);
  return { status: now.status, endsAt: now.status === "processing" ? endsAt(now).toISOString() : null };
}

const refusal = (sentence: string) => new EdgeError("invalid_request", sentence, { field: "chargeId" });

const cannotSay = ({ id }: Found) =>
  refusal(
    `The gateway cannot say that nothing was taken. Look in its dashboard for ${id}, and try again later.`,
  );

type Found = Awaited<ReturnType<typeof find>>;

async function find(tx: Tx, orgId: string, id: string) {
  const charge = await tx.charge.findUnique({
    where: { orgId_id: { orgId, id } },
    include: { paymentMethod: true },
  });
  if (!charge) throw new EdgeError("unknown_charge", "There is no such charge.", { field: "chargeId" });
  return charge;
}

function read({ orgId }: Context, id: string): Promise<{ charge: Found; account: GatewayAccount }> {
  return inOrg(orgId, async (tx) => {
    const charge = await find(tx, orgId, id);
    return { charge, account: await getAccountOrThrow(tx, orgId, charge.gatewayAccountId) };
  });
}

/** What cannot be ended is refused before anything is held up. */
async function ask(account: GatewayAccount, charge: Found): Promise<ChargeState | null> {
  const request = toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
  try {
    return await gatewayFor(charge.gateway).readCharge(account, request);
  } catch (error) {
    if (isGatewayRejected(error))
      throw refusal(`The gateway refused to say (${error.providerCode}): check the account's keys first.`);
    if (isGatewayUnknown(error)) throw refusal("The gateway did not answer: try again in a minute.");
    throw error;
  }
}
