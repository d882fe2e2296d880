import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { InboxEvent } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { convergeMethod } from "@/lib/payment-methods/converge-method";
import { returnLateCapture } from "@/lib/refunds/return-late-capture";
import { convergeMoney } from "@/lib/revenue/converge-money";
import { finishSetup } from "@/lib/setup/finish-setup";
import { inSeconds } from "@/lib/setup/schedule";
import { step } from "@/lib/step";
import { movesMoney } from "./moves-money";
import { findSubject, type Subject } from "./subject";

/** Fifteen tries are a bit more than two days, with the last ones four hours apart. */
const MOST_ATTEMPTS = 15;

/**
 * Works one stored event: finds what it is about and lets the verb ask the provider how things stand. Running twice, late
 * or in another order does no harm, because nothing is read from the event but ids.
 */
export async function convergeEvent(orgId: string, id: string): Promise<void> {
  const event = await inOrg(orgId, (tx) => tx.inboxEvent.findUnique({ where: { orgId_id: { orgId, id } } }));
  if (event?.status !== "received") return;
  const ctx: Context = { orgId, actor: { type: "system", id: `inbox:${id}` }, requestId: id, address: "" };
  // Kept with the event, whatever becomes of it, so that it is told among all that happened to the customer.
  let customerId = event.customerId;
  try {
    const subject = await inOrg(orgId, (tx) => findSubject(tx, event));
    customerId = subject.customerId ?? customerId;
    await converge(ctx, event, subject);
    step("inbox.after_converge");
    await settle(event, { customerId, status: "done", doneAt: new Date() });
  } catch (error) {
    log().error({ err: error, inboxEventId: id, type: event.type }, "An event could not be worked");
    await settle(event, { customerId, ...later(event, error) });
  }
}

/** What was begun is finished first: money that is given back has been taken before, whichever event comes first. */
async function converge(
  ctx: Context,
  event: InboxEvent,
  { attemptId, charge, methodId }: Subject,
): Promise<void> {
  if (attemptId) await finishSetup(ctx, attemptId);
  if (charge?.kind === "trigger") await finishCharge(ctx, charge.id);
  else if (charge?.endingAt) await returnLateCapture(ctx, { chargeId: charge.id });
  if (charge && movesMoney(event.type)) await convergeTaken(ctx, charge.id);
  if (methodId) await convergeMethod(ctx, methodId);
}

/** @throws Error while we do not know yet of the money that the provider speaks of: the event has to come again */
async function convergeTaken(ctx: Context, id: string): Promise<void> {
  const { orgId } = ctx;
  const { capturedAt, status, refundedAmount } = await inOrg(orgId, (tx) =>
    tx.charge.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } }),
  );
  // Taken behind a charge that staff had ended, and given back.
  if (status === "failed" && refundedAmount > 0) return;
  if (!capturedAt) throw new Error(`The money of charge ${id} has moved, and the charge is ${status}`);
  await convergeMoney(ctx, id);
}

function later({ attempts }: InboxEvent, error: unknown) {
  const lastError = error instanceof Error ? error.name : "unknown";
  if (attempts + 1 >= MOST_ATTEMPTS) return { status: "failed" as const, lastError };
  return { nextAttemptAt: inSeconds(Math.min(2 ** attempts * 5, 4 * 3600)), lastError };
}

async function settle(
  { orgId, id }: InboxEvent,
  data: { customerId: string | null } & (ReturnType<typeof later> | { status: "done"; doneAt: Date }),
) {
  await inOrg(orgId, (tx) =>
    tx.inboxEvent.updateMany({
      where: { orgId, id, status: "received" },
      data: { ...data, attempts: { increment: 1 } },
    }),
  );
}
