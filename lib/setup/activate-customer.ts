import { recordAudit } from "@/lib/audit/record";
import { recordCapture } from "@/lib/charges/record-capture";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { enrollOnActivation } from "@/lib/enrollments/enroll-on-activation";
import type { Capture, SavedMethod } from "@/lib/gateways/types";
import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/outbox/publish";
import { METHOD_MOVES } from "@/lib/payment-methods/status";
import { before } from "@/lib/states";
import { step } from "@/lib/step";
import { type Attempt, getAttemptOrThrow } from "./attempt";
import type { FinishResult } from "./finish-setup";
import { unexplainedTry } from "./record-failure";
import { ATTEMPT_MOVES, LINK_MOVES } from "./status";
import { storeMethod } from "./store-method";

/**
 * What a completed set-up means, in one transaction: the method is stored, the charge and its revenue are recorded, the
 * customer turns active, is enrolled, the link is completed, and the events stand in the outbox. Whoever comes second finds
 * the attempt succeeded and writes nothing. A suspended customer stays suspended, but what was paid and saved is kept.
 */
export async function activateCustomer(
  ctx: Context,
  attempt: Attempt,
  method: SavedMethod,
  capture: Capture | undefined,
): Promise<FinishResult> {
  step("finish.before_activation");
  await inOrg(ctx.orgId, async (tx) => {
    const { orgId } = attempt;
    await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and id = ${attempt.customerId} for no key update`;
    // Customer, link, attempt: whoever locks more than one of them does so in this order.
    await tx.$executeRaw`select 1 from setup_link where org_id = ${orgId} and id = ${attempt.linkId} for no key update`;
    if (!(await claim(tx, attempt))) return requireNothingLost(tx, attempt, capture);
    const customer = await tx.billingCustomer.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: attempt.customerId } },
      include: { paymentMethod: true },
    });
    const { id: methodId } = await storeMethod(tx, attempt, method);
    await tx.setupAttempt.update({
      where: { orgId_id: { orgId, id: attempt.id } },
      data: { paymentMethodId: methodId },
    });
    if (capture && attempt.charge) await recordCapture(tx, attempt.charge, capture, methodId);
    step("finish.in_activation");
    await turnActive(tx, ctx, attempt, customer, { id: methodId, ...method }, capture !== undefined);
    if (customer.status !== "active") await enrollOnActivation(tx, ctx, attempt, customer);
    if (customer.paymentMethod && customer.paymentMethod.id !== methodId) {
      await replaceMethod(tx, ctx, attempt, customer, method, customer.paymentMethod);
    }
    await closeLink(tx, attempt);
  });
  step("finish.after_activation");
  return { state: "succeeded" };
}

/** Only one of those who found the set-up complete writes it down. */
async function claim(tx: Tx, { orgId, id }: Attempt): Promise<boolean> {
  const { count } = await tx.setupAttempt.updateMany({
    where: { orgId, id, status: { in: before(ATTEMPT_MOVES, "succeeded") } },
    data: { status: "succeeded", settledAt: new Date(), nextCheckAt: null, client: null },
  });
  return count === 1;
}

/**
 * Another finisher was first. An attempt that ended without success while the provider holds money is what must never be:
 * it is said in the log, for a person to look at.
 */
async function requireNothingLost(
  tx: Tx,
  { orgId, id }: Attempt,
  capture: Capture | undefined,
): Promise<void> {
  const { status } = await getAttemptOrThrow(tx, orgId, id);
  if (status !== "succeeded" && capture)
    throw new Error(`Attempt ${id} is ${status}, but the provider holds ${capture.ref}`);
}

async function turnActive(
  tx: Tx,
  ctx: Context,
  attempt: Attempt,
  customer: BillingCustomer,
  method: SavedMethod & { id: string },
  charged: boolean,
): Promise<void> {
  const becomesActive = customer.status === "pending";
  await tx.billingCustomer.update({
    where: { orgId_id: { orgId: attempt.orgId, id: customer.id } },
    data: {
      paymentMethodId: method.id,
      gateway: attempt.gateway,
      initialCharged: customer.initialCharged || charged,
      ...(becomesActive ? { status: "active", activatedAt: new Date() } : {}),
    },
  });
  if (!becomesActive) return;
  await publish(tx, {
    orgId: attempt.orgId,
    type: "billing_customer.created",
    customerId: customer.id,
    subject: attempt.id,
    data: {
      billing_customer_id: customer.id,
      contact_id: customer.contactId,
      gateway: attempt.gateway,
      status: "active",
      payment_method_label: method.label,
    },
  });
  await recordAudit(tx, ctx, {
    action: "customer.activated",
    subjectId: attempt.id,
    customerId: customer.id,
  });
}

async function replaceMethod(
  tx: Tx,
  ctx: Context,
  attempt: Attempt,
  customer: BillingCustomer,
  method: SavedMethod,
  replaced: { id: string; label: string },
): Promise<void> {
  // One that is gone at the provider stays so.
  await tx.paymentMethod.updateMany({
    where: { orgId: attempt.orgId, id: replaced.id, status: { in: before(METHOD_MOVES, "replaced") } },
    data: { status: "replaced" },
  });
  // Failures of the old method have paused these; whoever resumes them decides what is charged to the new one.
  const paused = await tx.enrollment.findMany({
    where: {
      orgId: attempt.orgId,
      customerId: customer.id,
      status: "paused",
      consecutiveFailures: { gt: 0 },
    },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  await publish(tx, {
    orgId: attempt.orgId,
    type: "payment_method.replaced",
    customerId: customer.id,
    subject: attempt.id,
    data: {
      billing_customer_id: customer.id,
      gateway: attempt.gateway,
      payment_method_label: method.label,
      replaced_label: replaced.label,
      paused_enrollments: paused.map(({ id }) => id),
    },
  });
  await recordAudit(tx, ctx, {
    action: "payment_method.replaced",
    subjectId: replaced.id,
    customerId: customer.id,
  });
}

/** The link is done with, and the try that did it is the one whose browser sees the receipt. */
async function closeLink(tx: Tx, attempt: Attempt): Promise<void> {
  const { orgId, id, linkId } = attempt;
  await tx.setupLink.updateMany({
    where: { orgId, id: linkId, status: { in: before(LINK_MOVES, "completed") } },
    data: { status: "completed", closedAt: new Date() },
  });
  const pressed = await tx.setupTry.findFirst({
    where: { orgId, attemptId: id, outcome: { in: ["pending", "cancelled"] } },
    orderBy: { createdAt: "desc" },
  });
  const outcome = { outcome: "succeeded", settledAt: new Date() } as const;
  if (pressed) {
    await tx.setupTry.update({ where: { orgId_id: { orgId, id: pressed.id } }, data: outcome });
  } else if (attempt.link.channel === "api") {
    // Nobody presses a button of ours there, but who counts refusals has to count what went well too.
    await tx.setupTry.create({ data: { ...unexplainedTry(attempt), ...outcome } });
  }
}
