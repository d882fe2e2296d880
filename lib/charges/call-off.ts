import { inOrg } from "@/lib/db";
import { gatewayFor } from "@/lib/gateways";
import type { CancelledCharge, ChargeState, GatewayAccount } from "@/lib/gateways/types";
import { log } from "@/lib/log";
import { step } from "@/lib/step";
import { type AskedCharge, toChargeRequest } from "./ask-gateway";

/**
 * Longer than a permit (15 s) and a request of ours with its repeat and its signing in (82 s at most) together, with minutes to
 * spare for a provider that works on after we have hung up.
 */
export const ENDING_MS = 5 * 60_000;

/** Why a charge failed that staff have ended. */
export const ENDED_BY_STAFF = { code: "processing_error", declineCode: "ended_by_staff" } as const;

/** Why one failed that was in doubt when its customer was suspended, its enrollment paused or cancelled, its item sold no more. */
export const STOPPED = { code: "processing_error", declineCode: "stopped" } as const;

/** Nobody refused such a charge: it was ended here. */
export const ENDINGS: readonly string[] = [ENDED_BY_STAFF.declineCode, STOPPED.declineCode];

type Ending = AskedCharge & { endingAt: Date | null };

/**
 * When a charge that is being ended may fail.
 * @throws Error when nobody ends it
 */
export function endsAt({ id, endingAt }: Pick<Ending, "id" | "endingAt">): Date {
  if (!endingAt) throw new Error(`Charge ${id} is not being ended`);
  return new Date(endingAt.getTime() + ENDING_MS);
}

/**
 * What became of a charge that staff end. It is never asked for again: it is read, and what could still take money is called off.
 * `cancelled`, once no request of ours can be under way any more: nothing was taken, and nothing will be. Where the gateway cannot
 * say so, its ending is given up, and the charge is in doubt as before.
 * @throws GatewayUnknown, GatewayRejected
 */
export async function callOffEnding(
  account: GatewayAccount,
  charge: Ending,
  method: { ref: string; customerRef?: string | null } | null,
): Promise<CancelledCharge> {
  const gateway = gatewayFor(charge.gateway);
  const request = toChargeRequest(charge, method ?? { ref: "" });
  // Before the gateway is read: what it says has to be younger than the last request.
  const quiet = Date.now() >= endsAt(charge).getTime();
  const read = await gateway.readCharge(account, request);
  // A card that was refused is the customer's; whatever else ended it may have been an earlier calling off.
  if (read?.state === "captured" || (read?.state === "failed" && read.failure.code !== "processing_error"))
    return read;
  const ref = read?.ref ?? request.ref;
  if (read && !ref) return giveUp(charge, {});
  step("end.before_call_off");
  const state: CancelledCharge =
    read && ref ? await gateway.cancelCharge(account, { ...request, ref }) : { state: "cancelled" };
  step("end.after_call_off");
  const known = ref ? { ref } : {};
  if (state.state === "processing" || state.state === "needs_customer") return giveUp(charge, known);
  return state.state === "cancelled" && !quiet ? { state: "processing", ...known } : state;
}

async function giveUp({ orgId, id, endingAt }: Ending, known: { ref?: string }): Promise<ChargeState> {
  log().warn({ chargeId: id }, "A charge could not be ended: the gateway cannot say that nothing was taken");
  await inOrg(orgId, (tx) =>
    tx.charge.updateMany({ where: { orgId, id, endingAt, status: "processing" }, data: { endingAt: null } }),
  );
  return { state: "processing", ...known };
}
