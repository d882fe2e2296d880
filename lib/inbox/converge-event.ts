import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import type { GatewayEvent } from "@/lib/gateways/types";
import type { InboxEvent } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { finishSetup } from "@/lib/setup/finish-setup";
import { inSeconds } from "@/lib/setup/schedule";
import { step } from "@/lib/step";

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
  try {
    const attemptId = await inOrg(orgId, (tx) => findAttempt(tx, event));
    if (attemptId) await finishSetup(ctx, attemptId);
    step("inbox.after_converge");
    await settle(event, { status: "done", doneAt: new Date() });
  } catch (error) {
    log().error({ err: error, inboxEventId: id, type: event.type }, "An event could not be worked");
    await settle(event, later(event, error));
  }
}

function later({ attempts }: InboxEvent, error: unknown) {
  const lastError = error instanceof Error ? error.name : "unknown";
  if (attempts + 1 >= MOST_ATTEMPTS) return { status: "failed" as const, lastError };
  return { nextAttemptAt: inSeconds(Math.min(2 ** attempts * 5, 4 * 3600)), lastError };
}

async function settle(
  { orgId, id }: InboxEvent,
  data: ReturnType<typeof later> | { status: "done"; doneAt: Date },
) {
  await inOrg(orgId, (tx) =>
    tx.inboxEvent.updateMany({
      where: { orgId, id, status: "received" },
      data: { ...data, attempts: { increment: 1 } },
    }),
  );
}

/** The attempt that the event is about: by our own id in its metadata, by the gateway's ref, or by our charge. */
async function findAttempt(
  tx: Tx,
  { orgId, gatewayAccountId, ...event }: InboxEvent,
): Promise<string | null> {
  const about = event.about as GatewayEvent["about"];
  if (about.kind === "none") return null;
  const ours = { orgId, gatewayAccountId };
  if (about.kind === "method") return attemptOfMethod(tx, ours, about);
  const attempt = await tx.setupAttempt.findFirst({
    where: {
      ...ours,
      OR: [
        { gatewayRef: about.ref },
        ...(about.attemptId ? [{ id: about.attemptId }] : []),
        ...("chargeId" in about && about.chargeId ? [{ chargeId: about.chargeId }] : []),
        { charge: { OR: [{ gatewayRef: about.ref }, { orderRef: about.ref }] } },
      ],
    },
    select: { id: true },
  });
  return attempt?.id ?? null;
}

/** A vault that has become ready: the attempt of the same vault customer that was waiting for it. */
async function attemptOfMethod(
  tx: Tx,
  ours: { orgId: string; gatewayAccountId: string },
  about: Extract<GatewayEvent["about"], { kind: "method" }>,
): Promise<string | null> {
  if (!about.customerRef) return null;
  const attempt = await tx.setupAttempt.findFirst({
    where: { ...ours, gatewayCustomerRef: about.customerRef, status: { in: ["open", "processing"] } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return attempt?.id ?? null;
}
