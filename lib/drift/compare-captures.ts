import { inOrg, type Tx } from "@/lib/db";
import type { ListedCapture } from "@/lib/gateways/types";
import type { Comparison } from "./comparison";
import { isGivenBack, settleCapture } from "./settle-own";

const PARTS = {
  id: true,
  kind: true,
  status: true,
  customerId: true,
  gatewayAccountId: true,
  gatewayRef: true,
  amount: true,
  currency: true,
  refundedAmount: true,
  capturedAt: true,
  refunds: { where: { status: { not: "failed" } }, select: { amount: true } },
} as const;

type Ours = Awaited<ReturnType<typeof findCharges>>[number];

function findCharges(tx: Tx, orgId: string, ids: string[]) {
  return tx.charge.findMany({ where: { orgId, id: { in: ids } }, select: PARTS });
}

/** Money that the provider took, against our rows: what is not recorded is settled by the charge's own verb. */
export async function compareCaptures(c: Comparison, captures: ListedCapture[]): Promise<void> {
  const { orgId } = c.ctx;
  const named = captures.flatMap(({ chargeId, ...rest }) =>
    chargeId && (rest.orgId ?? orgId) === orgId ? [{ ...rest, chargeId }] : [],
  );
  c.compared.captures += captures.length;
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ chargeId }) => chargeId))];
  const rows = new Map((await inOrg(orgId, (tx) => findCharges(tx, orgId, ids))).map((row) => [row.id, row]));
  for (const listed of named) {
    c.seenCaptures.add(listed.ref);
    const charge = rows.get(listed.chargeId);
    if (charge) await compareOne(c, listed, charge);
    else if (listed.orgId) await c.report({ ...unknown(listed), status: "open" });
  }
}

function unknown({ ref, amount, chargeId }: ListedCapture & { chargeId: string }) {
  const details = { charge_id: chargeId, amount: amount.minor, currency: amount.currency };
  return { kind: "capture_unknown", subject: ref, providerRef: ref, details } as const;
}

async function compareOne(c: Comparison, listed: ListedCapture, charge: Ours): Promise<void> {
  // Taken through another of the organization's accounts, which has a comparison of its own.
  if (charge.gatewayAccountId !== c.account.id) return;
  const about = { customerId: charge.customerId, chargeId: charge.id, providerRef: listed.ref };
  const { minor, currency } = listed.amount;
  if (charge.capturedAt && charge.gatewayRef !== listed.ref) {
    const details = { amount: minor, currency, recorded_ref: charge.gatewayRef };
    return c.report({ kind: "captured_twice", subject: listed.ref, status: "open", ...about, details });
  }
  if (charge.amount !== minor || charge.currency !== currency) {
    const details = {
      amount: charge.amount,
      currency: charge.currency,
      provider_amount: minor,
      provider_currency: currency,
      charge_status: charge.status,
    };
    return c.report({ kind: "amount_differs", subject: charge.id, status: "open", ...about, details });
  }
  const { refundedMinor } = listed;
  const refunded = charge.refunds.reduce((sum, refund) => sum + refund.amount, 0);
  if (refundedMinor !== undefined && refundedMinor !== refunded)
    c.doubtfulRefunds.set(charge.id, refundedMinor);
  if (charge.capturedAt || isGivenBack(charge)) return;
  await c.turn();
  const error = await settleCapture(c.ctx, charge, listed.ref);
  const now = await read(c, charge.id);
  await c.report({
    kind: "capture_unrecorded",
    subject: listed.ref,
    status: now?.capturedAt || isGivenBack(now) ? "healed" : "open",
    ...about,
    details: {
      amount: minor,
      currency,
      was: charge.status,
      charge_status: now?.status ?? charge.status,
      ...(error ? { error } : {}),
    },
  });
}

function read({ ctx: { orgId } }: Comparison, id: string) {
  return inOrg(orgId, (tx) => tx.charge.findUnique({ where: { orgId_id: { orgId, id } }, select: PARTS }));
}

/** Charges whose refunds still do not add up after each refund was looked at. */
export async function compareRefundSums(c: Comparison): Promise<void> {
  const { orgId } = c.ctx;
  for (const [id, providerRefunded] of c.doubtfulRefunds) {
    const explained = await inOrg(orgId, (tx) =>
      tx.driftFinding.count({
        where: {
          orgId,
          gatewayAccountId: c.account.id,
          chargeId: id,
          kind: "refund_failed",
          seenAt: { gte: c.beganAt },
        },
      }),
    );
    const charge = explained > 0 ? null : await read(c, id);
    if (!charge?.capturedAt) continue;
    const refunded = charge.refunds.reduce((sum, { amount }) => sum + amount, 0);
    if (refunded === providerRefunded) continue;
    const { customerId, currency, gatewayRef: providerRef } = charge;
    const details = { currency, refunded, provider_refunded: providerRefunded };
    const about = { customerId, chargeId: id, providerRef };
    await c.report({ kind: "refunds_differ", subject: id, status: "open", ...about, details });
  }
}
