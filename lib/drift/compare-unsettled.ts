import { toChargeRequest } from "@/lib/charges/ask-gateway";
import { inOrg } from "@/lib/db";
import type { Comparison } from "./comparison";
import { inWords, settleCharge } from "./settle-own";

const PAGE_SIZE = 100;
/** Younger ones are under way, and nothing is wrong with them. */
const UNDER_WAY_MS = 2 * 60_000;
/** The reconciler asks twice a minute: what is older than this will not settle by itself. */
export const IN_DOUBT_AFTER_MS = 60 * 60_000;

type Unsettled = { id: string; kind: string; customerId: string; createdAt: Date };

/** Charges that are still processing here: settled where the provider has decided, listed when they are in doubt for long. */
export async function compareUnsettled(c: Comparison): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await readPage(c, after);
    for (const row of rows) await compareOne(c, row);
    c.compared.unsettled += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_SIZE) return;
    after = last.id;
  }
}

function readPage({ ctx: { orgId }, account, beganAt }: Comparison, after: string): Promise<Unsettled[]> {
  const before = new Date(beganAt.getTime() - UNDER_WAY_MS);
  return inOrg(
    orgId,
    // The status is a literal, for the index of those in doubt, which are few; in the page's order all charges would be read.
    (tx) => tx.$queryRaw<Unsettled[]>`
      with processing as materialized (select * from charge where org_id = ${orgId} and status = 'processing')
      select id, kind::text, customer_id as "customerId", created_at as "createdAt" from processing
      where gateway_account_id = ${account.id} and created_at <= ${before} and id > ${after}
      order by id limit ${PAGE_SIZE}`,
  );
}

async function compareOne(c: Comparison, { id, kind, customerId, createdAt }: Unsettled): Promise<void> {
  const { orgId } = c.ctx;
  await c.turn();
  const error = await settleCharge(c.ctx, { id, kind });
  const charge = await inOrg(orgId, (tx) =>
    tx.charge.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, include: { paymentMethod: true } }),
  );
  const about = { subject: id, customerId, chargeId: id, providerRef: charge.gatewayRef ?? charge.orderRef };
  const ours = { amount: charge.amount, currency: charge.currency };
  if (charge.status !== "processing") {
    const details = { ...ours, charge_status: charge.status };
    return c.report({ kind: "charge_unfinished", status: "healed", ...about, details });
  }
  if (createdAt.getTime() > c.beganAt.getTime() - IN_DOUBT_AFTER_MS) return;
  const request = toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
  await c.turn();
  const says = await c.gateway.readCharge(c.account, request).then(
    (state) => state?.state ?? "unknown",
    (failure: unknown) => inWords(failure),
  );
  const details = {
    ...ours,
    since: createdAt.toISOString(),
    provider_says: says,
    ...(error ? { error } : {}),
  };
  return c.report({ kind: "charge_in_doubt", status: "open", ...about, details });
}
