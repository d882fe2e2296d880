import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount, SavedMethod, SetupState } from "@/lib/gateways/types";
import { log } from "@/lib/log";
import { step } from "@/lib/step";
import { activateCustomer } from "./activate-customer";
import { type Attempt, getAttemptOrThrow, isLive, lockAttempt } from "./attempt";
import { chargeInitial } from "./charge-initial";
import { initialDue } from "./due";
import { endAttempt } from "./end-attempt";
import { isOpen } from "./find-link";
import { isLinkLocked } from "./limits";
import { postponeCheck } from "./postpone-check";
import { recordFailure } from "./record-failure";
import { toSavedMethod } from "./store-method";

/** Where the set-up stands after the gateway was asked. `waiting`: for the customer. `ended`: nothing was taken. */
export type FinishResult =
  | { state: "succeeded" }
  | { state: "processing" }
  | { state: "waiting"; failureCode?: string }
  | { state: "ended" };

/**
 * The one way in which a set-up ends, whoever asks: the page, the return from a redirect, a webhook, the reconciler, any
 * number of them at once. It asks the provider what became of its object and converges on the answer: activates, counts a
 * failure, cancels what may no longer be paid, or leaves the attempt in doubt and says when to look again. It never
 * believes a browser or a payload, and never charges while an earlier charge is in doubt.
 */
export async function finishSetup(ctx: Context, attemptId: string): Promise<FinishResult> {
  const { attempt, account } = await inOrg(ctx.orgId, async (tx) => {
    const attempt = await getAttemptOrThrow(tx, ctx.orgId, attemptId);
    return { attempt, account: await getAccountOrThrow(tx, ctx.orgId, attempt.gatewayAccountId) };
  });
  if (!isLive(attempt)) return { state: attempt.status === "succeeded" ? "succeeded" : "ended" };

  step("finish.before_read");
  try {
    const atHand = methodAtHand(attempt);
    if (atHand) return await chargeInitial(ctx, attempt, account, atHand);
    if (!attempt.gatewayRef) return await giveUpUnheard(ctx, attempt);
    const state = await readOrCancel(attempt, account, attempt.gatewayRef);
    step("finish.after_read");
    return await converge(ctx, attempt, account, state);
  } catch (error) {
    if (isGatewayUnknown(error)) return stayInDoubt(ctx, attempt, error);
    if (isGatewayRejected(error)) return refused(ctx, attempt, error);
    throw error;
  }
}

/**
 * What is to be charged whatever became of a form at the gateway: a charge in doubt is carried to its end, and a method that
 * the integrator brought had been checked before the attempt began.
 */
function methodAtHand({ charge, gatewayRef, paymentMethod }: Attempt): SavedMethod | null {
  const inDoubt = charge?.status === "processing" ? charge.paymentMethod : null;
  const method = inDoubt ?? (gatewayRef ? null : paymentMethod);
  return method && toSavedMethod(method);
}

/** The browser never got this object, so nothing can come of it; unless its link is closed, `beginSetup` finds it again. */
async function giveUpUnheard(ctx: Context, attempt: Attempt): Promise<FinishResult> {
  if (isOpen(attempt.link)) {
    await postponeCheck(ctx, attempt, "waiting");
    return { state: "waiting" };
  }
  await inOrg(ctx.orgId, (tx) => endAttempt(tx, attempt, { status: "cancelled" }));
  return { state: "ended" };
}

/** An attempt behind a closed link must not succeed any more, but when it already has, that counts. */
async function readOrCancel(attempt: Attempt, account: GatewayAccount, ref: string): Promise<SetupState> {
  const gateway = gatewayFor(attempt.gateway);
  const setup = { attemptId: attempt.id, ref, ...(attempt.chargeId ? { chargeId: attempt.chargeId } : {}) };
  if (mayStillSucceed(attempt)) return gateway.readSetup(account, setup);
  return gateway.cancelSetup(account, setup);
}

function mayStillSucceed(attempt: Attempt): boolean {
  return isOpen(attempt.link) && attempt.customer.status !== "suspended";
}

async function converge(
  ctx: Context,
  attempt: Attempt,
  account: GatewayAccount,
  state: SetupState,
): Promise<FinishResult> {
  switch (state.state) {
    case "waiting":
      return stillWaiting(ctx, attempt, account, state);
    case "processing":
      await postponeCheck(ctx, attempt, "undecided");
      return { state: "processing" };
    case "cancelled":
      await inOrg(ctx.orgId, (tx) => endAttempt(tx, attempt, { status: "cancelled" }));
      return { state: "ended" };
    case "saved":
      if (!state.capture && (initialDue(attempt.customer) || attempt.chargeId)) {
        return chargeInitial(ctx, attempt, account, state.method);
      }
      return activateCustomer(ctx, attempt, state.method, state.capture);
  }
}

async function stillWaiting(
  ctx: Context,
  attempt: Attempt,
  account: GatewayAccount,
  { failure }: Extract<SetupState, { state: "waiting" }>,
): Promise<FinishResult> {
  if (!failure) {
    await postponeCheck(ctx, attempt, "waiting");
    return { state: "waiting" };
  }
  const locked = await inOrg(ctx.orgId, async (tx) => {
    await recordFailure(tx, ctx, attempt, failure);
    return isLinkLocked(tx, { orgId: attempt.orgId, linkId: attempt.linkId });
  });
  if (locked && attempt.gatewayRef) {
    // Whoever holds the client secret could go on trying cards without us: take the object away.
    const setup = { attemptId: attempt.id, ref: attempt.gatewayRef };
    const state = await gatewayFor(attempt.gateway).cancelSetup(account, setup);
    if (state.state !== "waiting") return converge(ctx, attempt, account, state);
  }
  await postponeCheck(ctx, attempt, "waiting");
  return { state: "waiting", failureCode: failure.code };
}

async function stayInDoubt(ctx: Context, attempt: Attempt, error: Error): Promise<FinishResult> {
  log().warn({ err: error, requestId: ctx.requestId, attemptId: attempt.id }, "A setup is in doubt");
  await postponeCheck(ctx, attempt, "undecided");
  return { state: "processing" };
}

/** A refusal says nothing about money that was asked for earlier: only an attempt without a charge ends by it. */
async function refused(
  ctx: Context,
  { orgId, id }: Attempt,
  error: Error & { providerCode: string },
): Promise<FinishResult> {
  log().error({ err: error, requestId: ctx.requestId, attemptId: id }, "The gateway refused a setup");
  const attempt = await inOrg(ctx.orgId, async (tx) => {
    const attempt = await lockAttempt(tx, orgId, id);
    if (attempt.chargeId || !isLive(attempt)) return attempt;
    const failure = { code: "processing_error", declineCode: error.providerCode } as const;
    await recordFailure(tx, ctx, attempt, failure);
    await endAttempt(tx, attempt, {
      status: "failed",
      failureCode: failure.code,
      declineCode: failure.declineCode,
    });
    return null;
  });
  if (!attempt) return { state: "ended" };
  if (!isLive(attempt)) return { state: attempt.status === "succeeded" ? "succeeded" : "ended" };
  await postponeCheck(ctx, attempt, "undecided");
  return { state: "processing" };
}
