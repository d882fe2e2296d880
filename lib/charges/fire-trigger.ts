import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { crowdedFor } from "@/lib/gateway-accounts/pace";
import { isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount } from "@/lib/gateways/types";
import { issueInvoice } from "@/lib/invoices/issue-invoice";
import { log } from "@/lib/log";
import type { Money } from "@/lib/money";
import { step } from "@/lib/step";
import { type AskedCharge, askGateway } from "./ask-gateway";
import { claimCharge, claimsOf } from "./claim-charge";
import { postponeCharge } from "./postpone-charge";
import { recordCaptureAlone } from "./record-capture";
import type { FireInput } from "./schema";
import { settleCharge } from "./settle-charge";
import { findTriggerCharge, lockTriggerCharge, type TriggerCharge } from "./trigger-charge";
import { readTrigger, type TriggerFacts } from "./trigger-facts";
import { type Judgement, judgeTrigger } from "./trigger-rules";

/** A trigger that was fired: what became of the one charge that it stands for. */
export type FiredCharge = {
  id: string;
  status: TriggerCharge["status"];
  amount: number;
  currency: string;
  gateway: TriggerCharge["gateway"];
  captureMode: TriggerCharge["captureMode"];
  gatewayRef: string | null;
  capturedAt: Date | null;
  failureCode: string | null;
  declineCode: string | null;
  invoice: { id: string; sentTo: string | null; waits: boolean } | null;
};

export type FireResult =
  | { kind: "charge"; charge: FiredCharge }
  | { kind: "not_met"; amount: Money; item: TriggerFacts["item"]; metric: number | null }
  | { kind: "dry_run"; judgement: Judgement; facts: TriggerFacts };

/** A row may change between being read and being claimed; more than this often it does not. */
const MOST_READS = 3;

/**
 * Fires a trigger: charges the saved method, or bills the customer, once for what the call stands for. The same
 * `trigger_id` (or Idempotency-Key) is the same charge for ever, and within the organization's cooldown so is every fire of
 * the same enrollment. A charge in doubt stays `processing` and is never made again.
 * @throws EdgeError invalid_api_key; the faults of `judgeTrigger`; unknown_brand, unknown_item, unknown_customer;
 *   idempotency_conflict when the trigger_id stands for another customer's or item's charge; rate_limited
 */
export async function fireTrigger(ctx: Context, input: FireInput): Promise<FireResult> {
  const claims = claimsOf(ctx, input);
  for (let read = 1; ; read += 1) {
    const facts = await readTrigger(ctx, input, claims);
    if (input.dry_run) return { kind: "dry_run", judgement: judgeTrigger(facts, input), facts };
    if (facts.claimed) return repeat(ctx, facts.claimed.id, input);

    const { preconditions, amount, conditionMet } = judgeTrigger(facts, input);
    const fault = preconditions.find(({ ok }) => !ok)?.fault;
    if (fault) throw new EdgeError(fault.code, fault.sentence, fault.field ? { field: fault.field } : {});
    const { enrollment, method, account } = facts;
    if (!amount || !enrollment || !method || !account) throw new Error("A judged trigger lacks a part");
    if (conditionMet === false)
      return { kind: "not_met", amount, item: facts.item, metric: input.metric_value ?? null };
    // Who only asks its customer to pay asks nothing of the gateway yet.
    if (!facts.recent && facts.item.capture_mode === "off_session") requireRoom(facts, account);

    step("fire.before_row");
    const claimedAt = Date.now();
    const claim = await claimCharge(ctx, input, { ...facts, enrollment, method }, amount);
    step("fire.after_row");
    if (claim.outcome === "repeat") return repeat(ctx, claim.chargeId, input);
    if (claim.outcome === "claimed") {
      const charge = toClaimed(ctx, claim.chargeId, { ...facts, method }, amount, input);
      return facts.item.capture_mode === "client_confirm"
        ? bill(ctx, charge.id)
        : take(
            ctx,
            account,
            { ...charge, itemId: facts.item.id, enrollmentId: enrollment.id, claimedAt },
            method,
          );
    }
    if (read >= MOST_READS)
      throw new EdgeError("service_unavailable", "The trigger's records are changing too fast.");
  }
}

/** What a call stands for cannot be two things. */
function requireSame({ customerId, itemId }: TriggerCharge, input: FireInput): void {
  if (customerId === input.billing_customer_id && itemId === input.billable_item_id) return;
  const field = input.trigger_id ? "trigger_id" : "Idempotency-Key";
  throw new EdgeError(
    "idempotency_conflict",
    `This ${field} was fired for another billing customer or item.`,
    { field },
  );
}

/** Before there is a row: what cannot be asked of the gateway soon is better sent again. */
function requireRoom({ method }: TriggerFacts, account: GatewayAccount): void {
  const seconds = method ? crowdedFor(account, method.gateway) : 0;
  if (seconds > 0)
    throw new EdgeError(
      "rate_limited",
      `Too many charges wait for this gateway. Try again in ${seconds} s.`,
      {
        retryAfterSeconds: seconds,
      },
    );
}

function toClaimed(
  ctx: Context,
  id: string,
  { item, customer, method }: TriggerFacts & { method: NonNullable<TriggerFacts["method"]> },
  amount: Money,
  input: FireInput,
): AskedCharge {
  return {
    orgId: ctx.orgId,
    id,
    customerId: customer.id,
    gateway: method.gateway,
    attempt: 1,
    amount: amount.minor,
    currency: amount.currency,
    description: input.override_description ?? item.name,
    gatewayRef: null,
    orderRef: null,
  };
}

type Taken = AskedCharge & { itemId: string; enrollmentId: string; claimedAt: number };

/** Charges the saved method. A capture is written down in one round trip; everything else is rarer, and may take more. */
async function take(
  ctx: Context,
  account: GatewayAccount,
  charge: Taken,
  method: { ref: string; customer_ref: string | null },
): Promise<FireResult> {
  try {
    const answer = await askGateway(
      account,
      charge,
      { ref: method.ref, customerRef: method.customer_ref },
      { asked: false, claimedAt: charge.claimedAt },
    );
    step("fire.after_gateway");
    if (answer.state === "captured") {
      const row = { ...charge, kind: "trigger", captureMode: "off_session" } as const;
      const { news, invoiceId } = await recordCaptureAlone(row, answer.capture, null);
      step("fire.after_capture");
      if (news && invoiceId)
        return { kind: "charge", charge: toCapturedNow(charge, answer.capture, invoiceId) };
      return look(ctx, charge.id);
    }
    await settleCharge(ctx, await read(ctx, charge.id), answer);
  } catch (error) {
    if (!isGatewayUnknown(error)) throw error;
    log().warn({ err: error, requestId: ctx.requestId, chargeId: charge.id }, "A charge is in doubt");
    await inOrg(ctx.orgId, async (tx) =>
      postponeCharge(tx, await lockTriggerCharge(tx, ctx.orgId, charge.id)),
    );
  }
  step("fire.after_settled");
  return look(ctx, charge.id);
}

/** Asks the customer to pay; should the process die before, the reconciler does. */
async function bill(ctx: Context, chargeId: string): Promise<FireResult> {
  await inOrg(ctx.orgId, async (tx) => {
    const charge = await lockTriggerCharge(tx, ctx.orgId, chargeId);
    await issueInvoice(tx, ctx, charge);
    await tx.charge.updateMany({
      where: { orgId: ctx.orgId, id: chargeId, status: "pending_client_action" },
      data: { nextCheckAt: null },
    });
  });
  step("fire.after_invoice");
  return look(ctx, chargeId);
}

/** The charge that stands for this call already, as it stands. @throws EdgeError idempotency_conflict */
async function repeat(ctx: Context, chargeId: string, input: FireInput): Promise<FireResult> {
  const charge = await read(ctx, chargeId);
  requireSame(charge, input);
  return toResult(charge);
}

/** The charge as it stands. */
async function look(ctx: Context, chargeId: string): Promise<FireResult> {
  return toResult(await read(ctx, chargeId));
}

const toResult = (charge: TriggerCharge): FireResult => ({ kind: "charge", charge: toFired(charge) });

async function read({ orgId }: Context, id: string): Promise<TriggerCharge> {
  const charge = await inOrg(orgId, (tx) => findTriggerCharge(tx, orgId, id));
  if (!charge) throw new Error(`Charge ${id} is missing`);
  return charge;
}

function toFired(charge: TriggerCharge): FiredCharge {
  const { invoice } = charge;
  return {
    ...charge,
    gatewayRef: charge.gatewayRef ?? charge.orderRef,
    invoice: invoice && {
      id: invoice.id,
      sentTo: invoice.sentTo,
      waits: ["draft", "sent", "overdue"].includes(invoice.status),
    },
  };
}

function toCapturedNow(
  charge: AskedCharge,
  { ref, capturedAt }: { ref: string; capturedAt: Date },
  invoiceId: string,
): FiredCharge {
  return {
    ...charge,
    status: "captured",
    captureMode: "off_session",
    gatewayRef: ref,
    capturedAt,
    failureCode: null,
    declineCode: null,
    invoice: { id: invoiceId, sentTo: null, waits: false },
  };
}
