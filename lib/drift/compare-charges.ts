import { inOrg } from "@/lib/db";
import type { ChargeRequest, ChargeState } from "@/lib/gateways/types";
import { money } from "@/lib/money";
import type { Comparison } from "./comparison";

const PAGE_SIZE = 200;

type Recorded = {
  at: Date;
  revenueId: string;
  id: string;
  customerId: string;
  ref: string | null;
  amount: number;
  currency: string;
};

/** Captures recorded here, against the provider's: what its history does not show is asked for by its id. */
export async function compareCharges(c: Comparison): Promise<void> {
  let after = { at: c.period.since, revenueId: "" };
  for (;;) {
    const rows = await readPage(c, after);
    for (const row of rows) if (!row.ref || !c.seenCaptures.has(row.ref)) await compareOne(c, row);
    c.compared.charges += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_SIZE) return;
    after = last;
  }
}

function readPage(c: Comparison, after: Pick<Recorded, "at" | "revenueId">): Promise<Recorded[]> {
  const { orgId } = c.ctx;
  return inOrg(
    orgId,
    (tx) => tx.$queryRaw<Recorded[]>`
      select r.created_at as at, r.id as "revenueId", h.id, h.customer_id as "customerId", h.gateway_ref as ref, h.amount, h.currency
      from revenue r join charge h on h.org_id = r.org_id and h.id = r.charge_id
      where r.org_id = ${orgId} and h.gateway_account_id = ${c.account.id}
        and r.created_at <= ${c.period.until} and (r.created_at, r.id) > (${after.at}, ${after.revenueId})
      order by r.created_at, r.id limit ${PAGE_SIZE}`,
  );
}

async function compareOne(c: Comparison, row: Recorded): Promise<void> {
  await c.turn();
  const answer = row.ref ? await askForCapture(c, { ...row, ref: row.ref }) : null;
  const about = { subject: row.id, customerId: row.customerId, chargeId: row.id, providerRef: row.ref };
  const ours = { amount: row.amount, currency: row.currency };
  if (answer?.state !== "captured") {
    const details = { ...ours, provider_says: answer?.state ?? "unknown" };
    return c.report({ kind: "capture_missing", status: "open", ...about, details });
  }
  const { minor, currency } = answer.capture.amount;
  if (minor === row.amount && currency === row.currency) return;
  const details = { ...ours, provider_amount: minor, provider_currency: currency };
  return c.report({ kind: "amount_differs", status: "open", ...about, details });
}

/** What the provider says of a capture, by the capture's own id. @throws GatewayUnknown, GatewayRejected */
export function askForCapture(
  { ctx, account, gateway }: Pick<Comparison, "ctx" | "account" | "gateway">,
  {
    id,
    customerId,
    ref,
    amount,
    currency,
  }: Pick<Recorded, "id" | "customerId" | "amount" | "currency"> & { ref: string },
): Promise<ChargeState | null> {
  const request: ChargeRequest = {
    chargeId: id,
    attempt: 1,
    amount: money(amount, currency),
    method: { ref: "" },
    ref,
    description: "",
    metadata: { orgId: ctx.orgId, billingCustomerId: customerId },
  };
  return gateway.readCharge(account, request);
}
