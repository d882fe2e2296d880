import { randomBytes } from "node:crypto";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import type { MoneyPath } from "@/lib/testing/money-path";
import { newBilled } from "@/lib/testing/paying";
import { newMember } from "@/lib/testing/staff";

/** What an action may name by an id. `paid` is a captured charge, `mate` a member. */
export const KINDS = [
  "account",
  "brand",
  "customer",
  "endpoint",
  "enrollment",
  "event",
  "finding",
  "invitation",
  "invoice",
  "item",
  "key",
  "mate",
  "paid",
  "paypal",
] as const;

export type Kind = (typeof KINDS)[number];
export type Ids = Record<Kind, string>;

/** Ids that nothing has. */
export const UNKNOWN = Object.fromEntries(KINDS.map((kind) => [kind, `${kind}_of_nobody`])) as Ids;

/** An organization with one of everything that staff can name. */
export async function newOrgWithEverything(path: MoneyPath): Promise<{ orgId: string; ids: Ids }> {
  const { shop, customerId, item, invoiceId } = await newBilled(path);
  const { orgId, brandId, accounts } = shop;
  const made = { finding: newId("find"), invitation: newId("invite"), mate: "", customerId };
  made.mate = (await newMember(orgId, "viewer")).userId;
  const endpoint = await newEndpoint(orgId, { status: "paused" });
  const rows = await inOrg(orgId, async (tx) => {
    await tx.driftFinding.create({
      data: { orgId, id: made.finding, gatewayAccountId: accounts.stripe, kind: "missing", subject: "pi_1" },
    });
    await tx.staffInvitation.create({
      data: {
        orgId,
        id: made.invitation,
        email: "invited@staff.example",
        role: "viewer",
        tokenHash: new Uint8Array(randomBytes(32)),
        invitedBy: made.mate,
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    return {
      key: await tx.apiKey.findFirstOrThrow({ where: { orgId } }),
      event: await tx.event.findFirstOrThrow({ where: { orgId } }),
      enrollment: await tx.enrollment.findFirstOrThrow({ where: { orgId } }),
      paid: await tx.charge.findFirstOrThrow({ where: { orgId, kind: "initial" } }),
    };
  });
  return {
    orgId,
    ids: {
      account: accounts.stripe,
      brand: brandId,
      customer: customerId,
      endpoint,
      enrollment: rows.enrollment.id,
      event: rows.event.id,
      finding: made.finding,
      invitation: made.invitation,
      invoice: invoiceId,
      item,
      key: rows.key.id,
      mate: made.mate,
      paid: rows.paid.id,
      paypal: accounts.paypal,
    },
  };
}

/** Everything that the organization holds, table by table. */
export async function readEverything(path: MoneyPath, orgId: string): Promise<Record<string, string>> {
  const tables = await path.rows<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'org_id' and t.table_type = 'BASE TABLE'`,
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(json_agg(t order by t::text)::text, '') as held from "${name}" t where org_id = $1`,
  );
  const rows = await path.rows<{ name: string; held: string }>(each.join(" union all "), [orgId]);
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
