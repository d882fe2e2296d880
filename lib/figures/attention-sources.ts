import { Prisma } from "@/lib/generated/prisma/client";
import { expiringCards } from "@/lib/payment-methods/expiring-cards";
import type { Attention } from "./attention";
import type { AttentionKind } from "./view";

type Source = Pick<Attention, "list" | "query"> & {
  kind: AttentionKind;
  /** Selects id, at, customer_id, label, amount and currency, in the order of `at`. */
  found: Prisma.Sql;
  /** Newest first unless it says otherwise. */
  order?: "asc" | "desc";
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const day = (date: Date) => date.toISOString().slice(0, 10);

/** What staff should look at, by weight. Each is read from an index that holds little else. */
export function attentionSources(orgId: string, now: Date): Source[] {
  const ago = (ms: number) => Prisma.sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
  const week = new Date(now.getTime() - 7 * DAY_MS);
  return [
    {
      kind: "charges_in_doubt",
      list: "charges",
      query: { status: "processing" },
      found: Prisma.sql`
        select id, created_at as at, customer_id, null::text as label, amount, currency::text from charge
        where org_id = ${orgId} and status = 'processing' and created_at < ${ago(10 * MINUTE_MS)} order by created_at desc, id desc`,
    },
    {
      kind: "gateway_trouble",
      list: "gateways",
      query: {},
      found: gatewayTrouble(orgId, ago(DAY_MS)),
    },
    {
      kind: "failed_charges",
      list: "charges",
      query: { status: "failed", from: day(week) },
      found: Prisma.sql`
        select c.id, c.created_at as at, c.customer_id, coalesce(c.decline_code, c.failure_code) as label, c.amount, c.currency::text
        from charge c
        where c.org_id = ${orgId} and c.status = 'failed' and c.created_at >= ${week.toISOString()}::timestamptz
          and not exists (select from charge s where s.org_id = c.org_id and s.customer_id = c.customer_id and s.kind = c.kind
            and s.enrollment_id is not distinct from c.enrollment_id and s.created_at > c.created_at and s.captured_at is not null)
        order by c.created_at desc, c.id desc`,
    },
    {
      kind: "paused_enrollments",
      list: "enrollments",
      query: { status: "paused" },
      // Since when they are paused, not since when somebody is enrolled.
      found: Prisma.sql`
        select id, coalesce((select max(a.created_at) from audit_entry a
            where a.org_id = e.org_id and a.subject_id = e.id and a.action = 'enrollment.paused'), updated_at) as at,
          customer_id, status_reason as label, null::int as amount, null::text as currency from enrollment e
        where org_id = ${orgId} and status = 'paused' order by created_at desc, id desc`,
    },
    {
      kind: "overdue_invoices",
      list: "invoices",
      query: { status: "overdue" },
      found: Prisma.sql`
        select id, coalesce(due_at, created_at) as at, customer_id, number as label, amount, currency::text from invoice
        where org_id = ${orgId} and status = 'overdue' order by created_at desc, id desc`,
    },
    {
      kind: "expiring_cards",
      list: "customers",
      query: { card: "expiring" },
      order: "asc",
      found: expiringCards(Prisma.sql`${orgId}`, now),
    },
    {
      kind: "failing_endpoints",
      list: "endpoints",
      query: {},
      found: Prisma.sql`
        select id, coalesce(failing_since, status_changed_at, created_at) as at, null::text as customer_id, name as label, null::int as amount, null::text as currency
        from webhook_endpoint where org_id = ${orgId} and deleted_at is null
          and (status = 'disabled' or (status = 'active' and failing_since is not null and failure_count >= 3)) order by 2 desc`,
    },
    {
      kind: "failed_mails",
      list: "mails",
      query: {},
      found: Prisma.sql`
        select id, created_at as at, customer_id, kind as label, null::int as amount, null::text as currency from mail
        where org_id = ${orgId} and status = 'failed' and created_at >= ${week.toISOString()}::timestamptz order by created_at desc`,
    },
    {
      kind: "drift_findings",
      list: "drift",
      query: {},
      found: Prisma.sql`
        select id, found_at as at, customer_id, kind as label, null::int as amount, null::text as currency from drift_finding
        where org_id = ${orgId} and status = 'open' order by found_at desc`,
    },
  ];
}

/** Accounts at which a charge was rejected for what is the account's fault, or one of whose events could not be worked. */
function gatewayTrouble(orgId: string, since: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select a.id, max(t.at) as at, null::text as customer_id, a.name as label, null::int as amount, null::text as currency
    from gateway_account a join (
      (select gateway_account_id, created_at as at from charge
       where org_id = ${orgId} and status = 'failed' and created_at >= ${since}
         and failure_code in ('vaulting_not_enabled', 'processing_error') order by created_at desc limit 1000)
      union all
      (select gateway_account_id, received_at from inbox_event
       where org_id = ${orgId} and status = 'failed' order by received_at desc limit 1000)
    ) t on t.gateway_account_id = a.id
    where a.org_id = ${orgId} group by a.org_id, a.id order by 2 desc`;
}
