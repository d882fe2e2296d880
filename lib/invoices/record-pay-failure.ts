import type { Tx } from "@/lib/db";
import type { GatewayFailure } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

type Refused = Pick<Charge, "orgId" | "id" | "amount" | "currency">;

/**
 * Counts one refusal of the gateway on the newest press of the button whose outcome is not known, once, however often and
 * by whomever it is found. A refusal that no press explains counts as well: someone took what the browser was given
 * elsewhere; the mere end of the gateway's object does not. Nothing where the charge has no invoice. Answers whether it is
 * news.
 */
export async function recordPayFailure(tx: Tx, charge: Refused, failure: GatewayFailure): Promise<boolean> {
  const { orgId, id: chargeId } = charge;
  // The charge's row is the queue in which those who found it stand.
  await tx.$executeRaw`select 1 from charge where org_id = ${orgId} and id = ${chargeId} for no key update`;
  const invoice = await tx.invoice.findUnique({ where: { orgId_chargeId: { orgId, chargeId } } });
  if (!invoice) return false;
  const failureRef = failure.ref ?? `${failure.code}:${failure.declineCode ?? ""}`;
  const pressed = await tx.payTry.findFirst({
    where: { orgId, chargeId, outcome: "pending" },
    orderBy: { createdAt: "desc" },
  });
  const known = await tx.payTry.findFirst({ where: { orgId, chargeId, failureRef } });
  // Without an id of its own a second refusal looks like the first one: then a new press is what makes it news.
  if (known && (failure.ref || !pressed)) return false;

  // An object that has ended, cancelled by us perhaps, is no card that somebody tried.
  if (!pressed && failure.code === "processing_error") return false;

  const outcome = {
    outcome: "failed",
    failureRef: known ? `${failureRef}:${pressed?.id}` : failureRef,
    failureCode: failure.code,
    declineCode: failure.declineCode ?? null,
    settledAt: new Date(),
  } as const;
  if (pressed) await tx.payTry.update({ where: { orgId_id: { orgId, id: pressed.id } }, data: outcome });
  else await tx.payTry.create({ data: { ...unexplained(charge, invoice.id), ...outcome } });
  return true;
}

function unexplained({ orgId, id, amount, currency }: Refused, invoiceId: string) {
  return {
    orgId,
    id: newId("pay"),
    invoiceId,
    chargeId: id,
    method: "other",
    locale: "",
    amount,
    currency,
    address: "",
    addressGroup: "",
    receiptHash: new Uint8Array(),
  } as const;
}
