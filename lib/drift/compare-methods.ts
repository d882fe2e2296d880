import { inOrg } from "@/lib/db";
import { convergeMethod } from "@/lib/payment-methods/converge-method";
import type { Comparison } from "./comparison";

/** Looked at by one run: the next goes on where it ended, so that all have their turn. */
const AT_MOST = 200;

type Current = { id: string; customerId: string; ref: string; label: string };

/** The methods that active customers are charged with: one that the provider no longer has is written down as gone. */
export async function compareMethods(c: Comparison): Promise<void> {
  const { orgId } = c.ctx;
  const rows = await readPage(c, c.compared.methodsAfter ?? "");
  for (const { id, customerId, ref, label } of rows) {
    await c.turn();
    await convergeMethod(c.ctx, id);
    const { status } = await inOrg(orgId, (tx) =>
      tx.paymentMethod.findUniqueOrThrow({ where: { orgId_id: { orgId, id } }, select: { status: true } }),
    );
    if (status !== "detached") continue;
    const about = { subject: id, customerId, providerRef: ref };
    await c.report({ kind: "method_gone", status: "healed", ...about, details: { label } });
  }
  c.compared.methods += rows.length;
  c.compared.methodsAfter = rows.length < AT_MOST ? null : (rows.at(-1)?.id ?? null);
}

function readPage({ ctx: { orgId }, account }: Comparison, after: string): Promise<Current[]> {
  return inOrg(
    orgId,
    (tx) => tx.$queryRaw<Current[]>`
      select m.id, m.customer_id as "customerId", m.ref, m.label
      from payment_method m
      join lateral (
        select from billing_customer b
        where b.org_id = m.org_id and b.id = m.customer_id and b.payment_method_id = m.id and b.status = 'active'
        offset 0
      ) b on true
      where m.org_id = ${orgId} and m.id > ${after} and m.gateway_account_id = ${account.id} and m.status = 'active'
      order by m.id limit ${AT_MOST}`,
  );
}
