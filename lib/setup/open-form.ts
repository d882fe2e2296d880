import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected } from "@/lib/gateways/errors";
import type { BegunSetup } from "@/lib/gateways/types";
import { log } from "@/lib/log";
import { money } from "@/lib/money";
import { before } from "@/lib/states";
import { step } from "@/lib/step";
import { type Attempt, sealClient } from "./attempt";
import type { ClaimedAttempt } from "./claim-attempt";
import { endAttempt } from "./end-attempt";
import { ATTEMPT_MOVES } from "./status";

type Row = Extract<ClaimedAttempt, { as: "row" }>;

/** Where the gateway sends a customer who left for it. */
export type ReturnTo = { returnUrl: string; cancelUrl: string };

/**
 * Asks the gateway for the object of an attempt whose row stands, and keeps it; null when the attempt ended meanwhile. A
 * repeat gets the same object, for the provider's key is the row's id.
 * @throws EdgeError service_unavailable when the gateway cannot be reached or refuses
 */
export async function openForm(ctx: Context, row: Row, returnTo: ReturnTo): Promise<BegunSetup | null> {
  step("begin.after_row");
  const begun = await askGateway(ctx, row, returnTo);
  step("begin.after_gateway");
  const stored = await inOrg(ctx.orgId, (tx) => storeBegun(tx, row.attempt, begun));
  step("begin.after_commit");
  return stored ? begun : null;
}

async function askGateway(
  ctx: Context,
  { attempt, account, brandName }: Row,
  returnTo: ReturnTo,
): Promise<BegunSetup> {
  const { customer, charge } = attempt;
  try {
    return await gatewayFor(attempt.gateway).beginSetup(account, {
      attemptId: attempt.id,
      ...(charge ? { chargeId: charge.id } : {}),
      amount: charge ? money(charge.amount, charge.currency) : null,
      ...(attempt.gatewayCustomerRef ? { customerRef: attempt.gatewayCustomerRef } : {}),
      customer: {
        id: customer.id,
        orgId: customer.orgId,
        contactId: customer.contactId,
        ...(customer.contact.name ? { name: customer.contact.name } : {}),
        ...(customer.contact.email ? { email: customer.contact.email } : {}),
      },
      brandName,
      locale: attempt.locale,
      ...returnTo,
    });
  } catch (error) {
    log().error(
      { err: error, requestId: ctx.requestId, attemptId: attempt.id },
      "The gateway could not begin a setup",
    );
    if (isGatewayRejected(error)) {
      await inOrg(ctx.orgId, (tx) =>
        endAttempt(tx, attempt, {
          status: "failed",
          failureCode: "processing_error",
          declineCode: error.providerCode,
        }),
      );
    }
    throw new EdgeError("service_unavailable", "The payment provider cannot be reached at the moment.", {
      cause: error,
    });
  }
}

/** False when the attempt ended while the gateway was being asked. */
async function storeBegun(tx: Tx, attempt: Attempt, begun: BegunSetup): Promise<boolean> {
  const { orgId, id } = attempt;
  const { count } = await tx.setupAttempt.updateMany({
    where: { orgId, id, status: { in: before(ATTEMPT_MOVES, "open") } },
    data: {
      status: "open",
      gatewayRef: begun.ref,
      gatewayCustomerRef: begun.customerRef ?? attempt.gatewayCustomerRef,
      client: sealClient(orgId, id, begun.client),
    },
  });
  if (attempt.chargeId) {
    await tx.charge.updateMany({
      where: { orgId, id: attempt.chargeId, gatewayRef: null },
      data: { gatewayRef: begun.ref },
    });
  }
  // A tab that asked at the same moment has stored the very same object.
  return count > 0 || (await tx.setupAttempt.count({ where: { orgId, id, status: "open" } })) > 0;
}
