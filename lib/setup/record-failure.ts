import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { GatewayFailure } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { type Attempt, lockAttempt } from "./attempt";

/**
 * Counts one refusal of the gateway, once, however often and by whomever it is found: page, webhook and reconciler all
 * read the same last failure. A refusal that no press of our button explains counts as well: someone took the client
 * secret elsewhere. Answers whether it is news.
 */
export async function recordFailure(
  tx: Tx,
  ctx: Context,
  attempt: Attempt,
  failure: GatewayFailure,
): Promise<boolean> {
  const { orgId, customer } = attempt;
  const failureRef = failure.ref ?? `${failure.code}:${failure.declineCode ?? ""}`;
  // The attempt's row is the queue in which those who found it stand.
  await lockAttempt(tx, orgId, attempt.id);
  const known = await tx.setupTry.findFirst({ where: { orgId, attemptId: attempt.id, failureRef } });
  if (known) return false;

  const outcome = {
    outcome: "failed",
    failureRef,
    failureCode: failure.code,
    declineCode: failure.declineCode ?? null,
    settledAt: new Date(),
  } as const;
  const pressed = await tx.setupTry.findFirst({
    where: { orgId, attemptId: attempt.id, outcome: "pending" },
    orderBy: { createdAt: "asc" },
  });
  if (pressed) await tx.setupTry.update({ where: { orgId_id: { orgId, id: pressed.id } }, data: outcome });
  else await tx.setupTry.create({ data: { ...unexplainedTry(attempt), ...outcome } });

  await publish(tx, {
    orgId,
    type: "setup.failed",
    customerId: customer.id,
    subject: `${attempt.id}:${failureRef}`,
    data: {
      billing_customer_id: customer.id,
      contact_id: customer.contactId,
      gateway: attempt.gateway,
      failure_reason: failure.code,
      decline_code: failure.declineCode ?? null,
    },
  });
  await recordAudit(tx, ctx, {
    action: "setup.failed",
    subjectId: attempt.id,
    customerId: customer.id,
    details: { failure_code: failure.code, decline_code: failure.declineCode ?? null },
  });
  return true;
}

/** A try of which nothing is known but what came of it: no button of ours was pressed. */
export function unexplainedTry(attempt: Attempt) {
  return {
    orgId: attempt.orgId,
    id: newId("try"),
    linkId: attempt.linkId,
    attemptId: attempt.id,
    consentVersion: "",
    consentText: "",
    locale: attempt.locale,
    address: "",
    addressGroup: "",
    receiptHash: new Uint8Array(),
  };
}
