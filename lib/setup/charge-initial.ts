import { askGateway, toChargeRequest } from "@/lib/charges/ask-gateway";
import { callOffEnding, ENDED_BY_STAFF } from "@/lib/charges/call-off";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { gatewayFor } from "@/lib/gateways";
import type { ChargeState, GatewayAccount, GatewayFailure, SavedMethod } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { step } from "@/lib/step";
import { activateCustomer } from "./activate-customer";
import { type Attempt, isLive, lockAttempt } from "./attempt";
import { initialDue } from "./due";
import { endAttempt } from "./end-attempt";
import { isOpen } from "./find-link";
import type { FinishResult } from "./finish-setup";
import { postponeCheck } from "./postpone-check";
import { recordFailure } from "./record-failure";
import { storeMethod } from "./store-method";

/**
 * Takes the initial charge from a method that was just saved, where the gateway does not save and charge with one object.
 * The row is written first and is the only one that may be in doubt for this customer; its id is the provider's key, so
 * whoever comes second asks for the same charge and gets the same answer.
 */
export async function chargeInitial(
  ctx: Context,
  attempt: Attempt,
  account: GatewayAccount,
  method: SavedMethod,
): Promise<FinishResult> {
  step("finish.before_charge_row");
  const claimedAt = Date.now();
  const row = await inOrg(ctx.orgId, (tx) => writeChargeRow(tx, attempt, method));
  step("finish.after_charge_row");
  if (row === "not_wanted") {
    await inOrg(ctx.orgId, (tx) => endAttempt(tx, attempt, { status: "cancelled" }));
    return { state: "ended" };
  }
  if (row === "not_due") return activateCustomer(ctx, attempt, method, undefined);
  const { charge } = row;
  // Settled by another finisher a moment ago: a settled charge is never asked for again.
  if (charge.status !== "processing") return { state: charge.status === "captured" ? "succeeded" : "ended" };

  const state = charge.endingAt
    ? await callOffEnding(account, charge, method)
    : await askGateway(account, charge, method, row.asked ? { asked: true } : { asked: false, claimedAt });
  step("finish.after_charge");
  switch (state.state) {
    case "captured":
      return activateCustomer(ctx, { ...attempt, chargeId: charge.id, charge }, method, state.capture);
    case "processing":
      await inOrg(ctx.orgId, (tx) => rememberRef(tx, charge, state.ref));
      await postponeCheck(ctx, attempt, "undecided");
      return { state: "processing" };
    case "failed":
      return fail(ctx, { ...attempt, chargeId: charge.id, charge }, state.failure);
    case "cancelled":
      return fail(ctx, { ...attempt, chargeId: charge.id, charge }, ENDED_BY_STAFF);
    case "needs_customer":
      return callOff(ctx, { ...attempt, chargeId: charge.id, charge }, account, method, state);
  }
}

type Asked = Attempt & { charge: NonNullable<Attempt["charge"]> };

/**
 * Nobody waits to confirm an initial charge: the customer starts afresh, with another object. First it is made sure that this
 * one takes nothing any more. Why is kept before, for whoever comes later finds a cancelled object and no more.
 */
async function callOff(
  ctx: Context,
  attempt: Asked,
  account: GatewayAccount,
  method: SavedMethod,
  { ref, failure }: Extract<ChargeState, { state: "needs_customer" }>,
): Promise<FinishResult> {
  const { orgId, charge } = attempt;
  await inOrg(ctx.orgId, (tx) =>
    tx.charge.updateMany({
      where: { orgId, id: charge.id, status: "processing", failureCode: null },
      data: { failureCode: failure.code, declineCode: failure.declineCode ?? null },
    }),
  );
  const request = { ...toChargeRequest(charge, method), ref };
  const state = await gatewayFor(charge.gateway).cancelCharge(account, request);
  switch (state.state) {
    case "captured":
      return activateCustomer(ctx, attempt, method, state.capture);
    case "cancelled":
    case "failed":
      return fail(ctx, attempt, failure);
    case "processing":
    case "needs_customer":
      await postponeCheck(ctx, attempt, "undecided");
      return { state: "processing" };
  }
}

/** `asked`: an earlier run may have asked the gateway for it already. */
type ChargeRow = { charge: NonNullable<Attempt["charge"]>; asked: boolean };

const WITH_METHOD = { paymentMethod: true } as const;

/** The row of this attempt's charge: an earlier run's, or a new one while the link is still open. */
async function writeChargeRow(
  tx: Tx,
  attempt: Attempt,
  method: SavedMethod,
): Promise<ChargeRow | "not_due" | "not_wanted"> {
  const { orgId, customerId } = attempt;
  // Those who finish the same attempt queue up here, and all but the first find its row.
  const { chargeId, status } = await lockAttempt(tx, orgId, attempt.id);
  if (chargeId) {
    const charge = await tx.charge.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: chargeId } },
      include: WITH_METHOD,
    });
    return { charge, asked: true };
  }
  if (status === "cancelled" || status === "failed") return "not_wanted";
  const customer = await tx.billingCustomer.findUniqueOrThrow({
    where: { orgId_id: { orgId, id: customerId } },
  });
  const link = await tx.setupLink.findUniqueOrThrow({ where: { orgId_id: { orgId, id: attempt.linkId } } });
  if (!isOpen(link) || customer.status === "suspended") return "not_wanted";
  const due = initialDue(customer);
  if (!due) return "not_due";
  const charge = await tx.charge.create({
    data: {
      orgId,
      id: newId("sc"),
      customerId,
      kind: "initial",
      gateway: attempt.gateway,
      gatewayAccountId: attempt.gatewayAccountId,
      mode: attempt.mode,
      amount: due.minor,
      currency: due.currency,
      status: "processing",
      // With the row stands what is charged: from here on the gateway's form may be forgotten.
      paymentMethodId: (await storeMethod(tx, attempt, method)).id,
      description: "Initial charge",
    },
    include: WITH_METHOD,
  });
  await tx.setupAttempt.update({
    where: { orgId_id: { orgId, id: attempt.id } },
    data: { chargeId: charge.id, status: "processing" },
  });
  return { charge, asked: false };
}

async function rememberRef(tx: Tx, charge: Charge, ref: string | undefined): Promise<void> {
  if (!ref) return;
  await tx.charge.updateMany({
    where: { orgId: charge.orgId, id: charge.id, orderRef: null },
    data: { orderRef: ref },
  });
}

/** Nothing was taken: the charge and the attempt end, and what was saved for them alone is not used again. */
async function fail(ctx: Context, attempt: Attempt, failure: GatewayFailure): Promise<FinishResult> {
  return inOrg(ctx.orgId, async (tx) => {
    const now = await lockAttempt(tx, attempt.orgId, attempt.id);
    // Another finisher has settled it: whatever it found stands.
    if (!isLive(now)) return { state: now.status === "succeeded" ? "succeeded" : "ended" };
    // The charge's ending was given up meanwhile, and perhaps begun anew: it may have been asked for again since.
    const ending = attempt.charge?.endingAt;
    if (ending && ending.getTime() !== now.charge?.endingAt?.getTime()) return { state: "processing" };
    const why = firstReason(now) ?? failure;
    await tx.paymentMethod.updateMany({
      where: { orgId: attempt.orgId, id: attempt.charge?.paymentMethodId ?? "" },
      data: { status: "detached" },
    });
    await recordFailure(tx, ctx, attempt, why);
    await endAttempt(tx, attempt, { status: "failed", failureCode: why.code, declineCode: why.declineCode });
    return { state: "ended" };
  });
}

/** Why the charge was called off, where that was begun by an earlier run. */
function firstReason({ charge }: Attempt): GatewayFailure | null {
  if (!charge?.failureCode) return null;
  const code = charge.failureCode as GatewayFailure["code"];
  return { code, ...(charge.declineCode ? { declineCode: charge.declineCode } : {}) };
}
