import { inOrg, type Tx } from "@/lib/db";
import type { ListedMovement } from "@/lib/gateways/types";
import type { Comparison } from "./comparison";
import { settleMoney } from "./settle-own";

const PARTS = {
  id: true,
  customerId: true,
  currency: true,
  gatewayRef: true,
  capturedAt: true,
  refunds: { select: { id: true, gatewayRef: true, status: true, amount: true } },
  disputes: { select: { ref: true, status: true } },
} as const;

type Ours = Awaited<ReturnType<typeof findTaken>>[number];
type Movement<K extends ListedMovement["kind"]> = Extract<ListedMovement, { kind: K }>;

function findTaken(tx: Tx, orgId: string, gatewayAccountId: string, refs: string[]) {
  return tx.charge.findMany({ where: { orgId, gatewayAccountId, gatewayRef: { in: refs } }, select: PARTS });
}

/** Refunds and disputes at the provider, against our rows: what is not recorded is learned from the provider's books. */
export async function compareMovements(c: Comparison, movements: ListedMovement[]): Promise<void> {
  const { orgId } = c.ctx;
  c.compared.movements += movements.length;
  if (movements.length === 0) return;
  const refs = [...new Set(movements.map(({ captureRef }) => captureRef))];
  const taken = await inOrg(orgId, (tx) => findTaken(tx, orgId, c.account.id, refs));
  const rows = new Map(taken.map((row) => [row.gatewayRef, row]));
  for (const movement of movements) {
    const charge = rows.get(movement.captureRef);
    // What was never recorded as taken is told of as such.
    if (!charge?.capturedAt) continue;
    if (movement.kind === "refund") await compareRefund(c, movement, charge);
    else await compareDispute(c, movement, charge);
    const now = await read(c, charge.id);
    rows.set(movement.captureRef, now);
  }
}

function read({ ctx: { orgId } }: Comparison, id: string): Promise<Ours> {
  return inOrg(orgId, (tx) =>
    tx.charge.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, select: PARTS }),
  );
}

async function compareRefund(c: Comparison, movement: Movement<"refund">, charge: Ours): Promise<void> {
  const known = charge.refunds.find(({ gatewayRef }) => gatewayRef === movement.ref);
  if (movement.state === "failed") {
    if (known?.status === "succeeded") await reportFailed(c, movement, charge, known);
    return;
  }
  if (known && (known.status === "succeeded" || known.status === movement.state)) return;
  const { now, error } = await learn(c, charge);
  const row = now.refunds.find(({ gatewayRef }) => gatewayRef === movement.ref);
  if (row && row.status !== "failed") return;
  await reportRefund(c, charge, movement.ref, {
    status: "open",
    amount: movement.minor ?? null,
    ...(row ? { refund_id: row.id } : {}),
    ...(error ? { error } : {}),
  });
}

async function compareDispute(c: Comparison, movement: Movement<"dispute">, charge: Ours): Promise<void> {
  const known = charge.disputes.find(({ ref }) => ref === movement.ref);
  if (known && known.status === (movement.state ?? "lost")) return;
  const { now, error } = await learn(c, charge);
  // PayPal's reversals, which have no state, are known by the dispute that they belong to.
  const isKnown = movement.state
    ? now.disputes.some(({ ref }) => ref === movement.ref)
    : now.disputes.length > 0;
  if (isKnown) return;
  await reportDispute(c, charge, movement.ref, {
    status: "open",
    dispute_status: movement.state ?? null,
    ...(error ? { error } : {}),
  });
}

/** Brings the charge to the provider's books, and reports whatever is new in ours: one look at the books tells of it all. */
async function learn(c: Comparison, before: Ours): Promise<{ now: Ours; error: string | null }> {
  await c.turn();
  const error = await settleMoney(c.ctx, before.id);
  const now = await read(c, before.id);
  for (const { id, gatewayRef, status, amount } of now.refunds) {
    if (!gatewayRef || status === "failed") continue;
    if (before.refunds.some((row) => row.gatewayRef === gatewayRef && row.status === status)) continue;
    await reportRefund(c, now, gatewayRef, { status: "healed", amount, refund_id: id });
  }
  for (const { ref, status } of now.disputes) {
    if (before.disputes.some((row) => row.ref === ref && row.status === status)) continue;
    await reportDispute(c, now, ref, { status: "healed", dispute_status: status });
  }
  return { now, error };
}

type Found = { status: "open" | "healed"; error?: string };

const about = ({ id, customerId }: Ours, ref: string) =>
  ({ subject: ref, customerId, chargeId: id, providerRef: ref }) as const;

function reportRefund(
  c: Comparison,
  charge: Ours,
  ref: string,
  { status, ...details }: Found & { amount: number | null; refund_id?: string },
): Promise<void> {
  const content = { ...details, currency: charge.currency };
  return c.report({ kind: "refund_unrecorded", status, ...about(charge, ref), details: content });
}

function reportDispute(
  c: Comparison,
  charge: Ours,
  ref: string,
  { status, ...details }: Found & { dispute_status: string | null },
): Promise<void> {
  return c.report({ kind: "dispute_unrecorded", status, ...about(charge, ref), details });
}

function reportFailed(
  c: Comparison,
  { ref, providerCode }: Movement<"refund">,
  charge: Ours,
  { id: refund_id, amount }: Ours["refunds"][number],
): Promise<void> {
  const details = { refund_id, amount, currency: charge.currency, provider_code: providerCode ?? null };
  return c.report({ kind: "refund_failed", status: "open", ...about(charge, ref), details });
}
