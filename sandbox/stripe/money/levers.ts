import type { Core, Route } from "../../core/types";
import { act, ownerOf, readJson } from "../api/act";
import { all, type Context, getOrThrow } from "../api/context";
import type { Charge, Dispute } from "../api/objects";
import { invalid, missing } from "../api/stripe-error";
import { closeDispute, openDispute } from "./disputes";
import { chargeToRefund, refundCharge, settleRefund } from "./refunds";

type Named = { charge?: string; payment_intent?: string };

/** The charge meant, and the account that holds it. */
function chargeNamed(core: Core, { charge, payment_intent }: Named): { ctx: Context; charge: Charge } {
  const ctx = charge
    ? ownerOf(core, "charge", charge)
    : ownerOf(core, "payment_intent", payment_intent ?? "");
  return { ctx, charge: chargeToRefund(ctx, { charge, payment_intent }) };
}

/** The dispute meant: by its id, or the newest one of a charge. */
function disputeNamed(core: Core, named: Named & { dispute?: string }): { ctx: Context; dispute: Dispute } {
  if (named.dispute) {
    const ctx = ownerOf(core, "dispute", named.dispute);
    return { ctx, dispute: getOrThrow(ctx, "dispute", named.dispute) };
  }
  const { ctx, charge } = chargeNamed(core, named);
  const dispute = all(ctx, "dispute").find((row) => row.charge === charge.id);
  if (!dispute) throw missing("dispute of charge", charge.id, "charge", true);
  return { ctx, dispute };
}

function oneOf<T extends string>(value: string, allowed: readonly T[], param: string): T {
  const found = allowed.find((one) => one === value);
  if (found) return found;
  throw invalid(`Invalid ${param}: must be one of ${allowed.join(", ")}`, undefined, param);
}

/** What happens at Stripe to money without anyone calling its API: refunds by staff, banks that settle, disputes. */
export function moneyLeverRoutes(core: Core): Route[] {
  return [
    act("/_sandbox/stripe/refund", (call) => {
      const { amount, reason, ...named } = readJson(call);
      const { ctx, charge } = chargeNamed(core, named);
      return refundCharge(ctx, charge, { amount: amount === undefined ? undefined : Number(amount), reason });
    }),
    act("/_sandbox/stripe/settle-refund", (call) => {
      const { refund: id = "", status = "succeeded", failure_reason } = readJson(call);
      const ctx = ownerOf(core, "refund", id);
      const as = oneOf(status, ["succeeded", "failed", "canceled"] as const, "status");
      return settleRefund(ctx, getOrThrow(ctx, "refund", id), as, failure_reason);
    }),
    act("/_sandbox/stripe/dispute", (call) => {
      const { reason, inquiry, ...named } = readJson(call);
      const { ctx, charge } = chargeNamed(core, named);
      return openDispute(ctx, charge, { reason, inquiry: Boolean(inquiry) });
    }),
    act("/_sandbox/stripe/close-dispute", (call) => {
      const { status = "lost", ...named } = readJson(call);
      const { ctx, dispute } = disputeNamed(core, named);
      return closeDispute(ctx, dispute, oneOf(status, ["won", "lost"] as const, "status"));
    }),
  ];
}
