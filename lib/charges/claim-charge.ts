import type { Context } from "@/lib/context";
import { pool } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Money } from "@/lib/money";
import type { FireInput } from "./schema";
import type { TriggerFacts } from "./trigger-facts";

type ClaimRow = { outcome: "claimed" | "repeat" | "stale"; charge_id: string };

/**
 * `claimed`: the row stands, and whoever has it asks the gateway. `repeat`: another charge stands for the same, or stands in
 * the way. `stale`: what was read has changed since.
 */
export type ChargeClaim = { outcome: "claimed" | "repeat"; chargeId: string } | { outcome: "stale" };

/** After this long a row is taken for left behind. Whoever is only slow loses nothing by it: both ask under the same key. */
const ASKED_WITHIN_SECONDS = 40;
const INVOICED_WITHIN_SECONDS = 10;

/** What a charge stands for, for ever: the integrator's id of what happened, and the key that its call came with. */
export function claimsOf(ctx: Context, input: FireInput): string[] {
  return [
    ...(input.trigger_id ? [`trigger:${input.trigger_id}`] : []),
    ...(ctx.idempotencyKey ? [`key:${ctx.idempotencyKey}`] : []),
  ];
}

/** Writes the charge's row, in one round trip and one transaction: `claim_charge` says how two at once are told apart. */
export async function claimCharge(
  ctx: Context,
  input: FireInput,
  facts: TriggerFacts & { enrollment: { id: string }; method: { id: string } },
  amount: Money,
): Promise<ChargeClaim> {
  const { item } = facts;
  const confirmed = item.capture_mode === "client_confirm";
  try {
    const { rows } = await pool().query<ClaimRow>({
      name: "claim-charge",
      text: "select * from claim_charge($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)",
      values: [
        ctx.orgId,
        newId("sc"),
        facts.customer.id,
        item.id,
        facts.enrollment.id,
        facts.method.id,
        item.capture_mode,
        amount.minor,
        amount.currency,
        confirmed ? "pending_client_action" : "processing",
        claimsOf(ctx, input),
        input.trigger_id ?? null,
        input.metric_value ?? null,
        input.override_description ?? item.name,
        confirmed ? INVOICED_WITHIN_SECONDS : ASKED_WITHIN_SECONDS,
        newId("aud"),
        ctx.actor.type,
        ctx.actor.id,
        ctx.requestId,
        ctx.address,
      ],
    });
    const [row] = rows;
    if (!row) throw new Error("claim_charge answered no row");
    return row.outcome === "stale" ? { outcome: "stale" } : { outcome: row.outcome, chargeId: row.charge_id };
  } catch (error) {
    // The same trigger_id was fired for another enrollment at the same moment and came first.
    if (isTakenClaim(error)) return { outcome: "stale" };
    throw error;
  }
}

function isTakenClaim(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return (
    code === "23505" && (constraint === "charge_claim_pkey" || constraint === "charge_org_id_trigger_id_key")
  );
}
