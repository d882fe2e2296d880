import type { Pool } from "pg";
import type { Shop } from "./factories";
import type { SandboxUnderTest } from "./sandbox";

/**
 * What must hold of one organization ($1) once nothing is under way: each query answers the rows that break the rule.
 * Captures at the provider are compared apart.
 */
const RULES: Record<string, string> = {
  "a customer has at most one initial charge that was taken": `
    select customer_id from charge where org_id = $1 and kind = 'initial' and captured_at is not null
    group by customer_id having count(*) > 1`,
  "active means a saved method, and a captured initial charge where one is required": `
    select c.id from billing_customer c where c.org_id = $1 and c.status = 'active' and (
      not exists (select from payment_method m where m.org_id = c.org_id and m.id = c.payment_method_id and (m.status = 'active'
        or m.status = 'detached' and exists (select from event v where v.org_id = m.org_id and v.dedupe_key = 'payment_method.detached:' || m.id)))
      or c.require_initial and not exists (
        select from charge h where h.org_id = c.org_id and h.customer_id = c.id and h.kind = 'initial' and h.captured_at is not null))`,
  "pending means nothing was taken, saved or enrolled": `
    select c.id from billing_customer c where c.org_id = $1 and c.status = 'pending' and (
      c.payment_method_id is not null or c.initial_charged or c.activated_at is not null
      or exists (select from charge h where h.org_id = c.org_id and h.customer_id = c.id and h.captured_at is not null)
      or exists (select from enrollment e where e.org_id = c.org_id and e.customer_id = c.id))`,
  "a set-up with an item that activated left one live enrollment, or the reason why not": `
    select a.id from setup_attempt a where a.org_id = $1 and a.status = 'succeeded' and a.purpose = 'activate'
      and a.item_id is not null and a.enrollment_skipped is null and 1 <> (
        select count(*) from enrollment e where e.org_id = a.org_id and e.customer_id = a.customer_id
          and e.item_id = a.item_id and e.status <> 'cancelled')`,
  "each activation, capture, refund, dispute, enrollment and refusal has exactly one event": `
    select subject from (
      select a.id as subject, 'billing_customer.created' as type from setup_attempt a join billing_customer c
        on c.org_id = a.org_id and c.id = a.customer_id
        where a.org_id = $1 and a.status = 'succeeded' and a.purpose = 'activate' and c.status = 'active'
          -- Completed while the customer was suspended: it is told by the restoring.
          and not exists (select from audit_entry u where u.org_id = a.org_id and u.action = 'customer.suspended'
            and u.subject_id = a.customer_id and u.created_at <= a.settled_at)
      union all select h.id, case h.capture_mode when 'client_confirm' then 'trigger.client_paid' else 'trigger.captured' end
        from charge h where h.org_id = $1 and h.captured_at is not null
      union all select h.id, 'trigger.failed' from charge h where h.org_id = $1 and h.kind = 'trigger' and h.status = 'failed'
      union all select h.id, 'trigger.pending_client' from charge h join invoice i on i.org_id = h.org_id and i.charge_id = h.id
        where h.org_id = $1 and i.status <> 'paid'
      union all select f.id, 'charge.refunded' from refund f join charge h on h.org_id = f.org_id and h.id = f.charge_id
        where f.org_id = $1 and f.status = 'succeeded' and h.status <> 'failed'
      union all select d.charge_id || ':' || d.ref || ':' || d.status, 'charge.disputed' from dispute d where d.org_id = $1
      union all select e.id, 'trigger.enrollment.created' from enrollment e where e.org_id = $1
      union all select t.attempt_id || ':' || t.failure_ref, 'setup.failed' from setup_try t where t.org_id = $1 and t.outcome = 'failed'
    ) due where 1 <> (select count(*) from event v where v.org_id = $1 and v.dedupe_key = due.type || ':' || due.subject)`,
  "no event tells of what did not happen": `
    select v.dedupe_key from event v where v.org_id = $1 and (
      v.type in ('trigger.captured', 'trigger.client_paid') and not exists (
        select from charge h where h.org_id = v.org_id and v.type || ':' || h.id = v.dedupe_key and h.captured_at is not null)
      or v.type = 'trigger.failed' and not exists (
        select from charge h where h.org_id = v.org_id and 'trigger.failed:' || h.id = v.dedupe_key and h.status = 'failed')
      or v.type = 'charge.refunded' and not exists (
        select from refund f where f.org_id = v.org_id and 'charge.refunded:' || f.id = v.dedupe_key and f.status = 'succeeded')
      or v.type = 'charge.disputed' and not exists (
        select from dispute d where d.org_id = v.org_id
          and v.dedupe_key in ('charge.disputed:' || d.charge_id || ':' || d.ref || ':open', 'charge.disputed:' || d.charge_id || ':' || d.ref || ':' || d.status))
      or v.type = 'billing_customer.created' and not exists (
        select from setup_attempt a where a.org_id = v.org_id and 'billing_customer.created:' || a.id = v.dedupe_key and a.status = 'succeeded'
        union all
        select from audit_entry u where u.org_id = v.org_id and 'billing_customer.created:' || u.id = v.dedupe_key and u.action = 'customer.restored'))`,
  "an event's payload carries the id that it is stored under": `
    select id from event where org_id = $1 and payload::jsonb ->> 'event_id' <> id`,
  "captured money has one revenue row of the same amount, which says what became of it, and nothing else has": `
    select coalesce(h.id, r.charge_id) from (select * from charge where org_id = $1 and captured_at is not null) h
      full join (select * from revenue where org_id = $1) r on r.charge_id = h.id
      where r.gross is distinct from h.amount or r.currency is distinct from h.currency
        or r.status::text <> case h.status when 'captured' then 'confirmed' else h.status::text end`,
  "a charge counts what was given back of it, never more than was taken, and is refunded once nothing is left": `
    select h.id from charge h left join lateral (
        select coalesce(sum(f.amount), 0) as given from refund f
        where f.org_id = h.org_id and f.charge_id = h.id and f.status = 'succeeded') back on true
      where h.org_id = $1 and (h.refunded_amount <> back.given or back.given > h.amount
        or (h.status = 'refunded') <> (back.given = h.amount)
          -- Taken behind a charge that staff had ended: it all goes back, and the charge stays failed.
          and not (h.status = 'failed' and h.ending_at is not null))`,
  "a charge is disputed while a dispute of it is open, or was lost, and something of it was left": `
    select h.id from charge h left join dispute d on d.org_id = h.org_id and d.charge_id = h.id and d.ref = h.dispute_ref
      where h.org_id = $1 and (h.status = 'disputed' and (d.status is null or d.status = 'won')
        or h.status = 'captured' and exists (
          select from dispute o where o.org_id = h.org_id and o.charge_id = h.id and o.status <> 'won'))`,
  "nothing is in doubt": `
    select id from setup_attempt where org_id = $1 and status = 'processing'
    union all select id from charge where org_id = $1 and status = 'processing'
    union all select id from refund where org_id = $1 and status = 'processing'`,
  "a charge that waits belongs to a set-up that is under way, or to an invoice that can be paid": `
    select h.id from charge h where h.org_id = $1 and h.status = 'pending_client_action' and not exists (
      select from setup_attempt a where a.org_id = h.org_id and a.charge_id = h.id and a.status in ('created', 'open')
      union all
      select from invoice i where i.org_id = h.org_id and i.charge_id = h.id and i.status in ('draft', 'sent', 'overdue'))`,
  "an invoice says what its charge does, and its numbers have no gap": `
    select i.id from invoice i join charge h on h.org_id = i.org_id and h.id = i.charge_id where i.org_id = $1
      and ((i.status = 'paid') <> (h.captured_at is not null) or (i.status = 'void') <> (h.status = 'cancelled') or i.amount <> h.amount)
    union all
    select o.id from organization o where o.id = $1 and o.invoice_sequence <> (select count(*) from invoice i where i.org_id = o.id)`,
  "an enrollment counts its failures since the last capture": `
    select e.id from enrollment e where e.org_id = $1 and e.consecutive_failures > (
      select count(*) from charge h where h.org_id = e.org_id and h.enrollment_id = e.id and h.status = 'failed')`,
  "what has ended is not asked about again": `
    select id from setup_attempt where org_id = $1 and next_check_at is not null and status in ('succeeded', 'failed', 'cancelled')
    union all select id from refund where org_id = $1 and next_check_at is not null and status <> 'processing'`,
};

export type Entry = {
  kind: string;
  ref: string;
  amount_minor: number;
  currency: string;
  invoice_id?: string;
  metadata?: Record<string, string>;
};

/** Money that the providers took for this organization, by their own books. */
export async function captures(sandbox: SandboxUnderTest, shop: Shop): Promise<Entry[]> {
  return (await ledger(sandbox, shop)).filter(({ kind }) => kind === "capture");
}

/** Money that went back, by the providers' own books, reversals too: what came back of one later is not there any more. */
export async function refunds(sandbox: SandboxUnderTest, shop: Shop): Promise<Entry[]> {
  const byRef = new Map<string, Entry>();
  for (const entry of await ledger(sandbox, shop)) {
    if (entry.kind !== "refund") continue;
    const before = byRef.get(entry.ref)?.amount_minor ?? 0;
    byRef.set(entry.ref, { ...entry, amount_minor: before + entry.amount_minor });
  }
  return [...byRef.values()].filter(({ amount_minor }) => amount_minor !== 0);
}

async function ledger(sandbox: SandboxUnderTest, { suffix }: Shop): Promise<Entry[]> {
  const { entries } = await sandbox.control<{ entries: Entry[] }>("GET", `ledger?account=${suffix}`);
  return entries;
}

/** Every rule that this organization's rows and the providers' books break, with who breaks it; empty when all is well. */
export async function brokenRules(owner: Pool, sandbox: SandboxUnderTest, shop: Shop): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, text] of Object.entries(RULES)) {
    const { rows } = await owner.query({ text, values: [shop.orgId], rowMode: "array" });
    if (rows.length > 0) broken.push(`${rule}: ${rows.flat().join(", ")}`);
  }
  const books = [await brokenCaptures(owner, sandbox, shop), await brokenRefunds(owner, sandbox, shop)];
  return [...broken, ...books.flat()];
}

type Line = { id: string; amount: number; currency: string };
const toText = ({ id, amount, currency }: Line) => `${id} ${amount} ${currency.toUpperCase()}`;

/** The providers' books against ours, charge by charge: each capture is ours, once, over the same amount. */
async function brokenCaptures(owner: Pool, sandbox: SandboxUnderTest, shop: Shop): Promise<string[]> {
  const { rows } = await owner.query<Line>(
    "select id, amount, currency from charge where org_id = $1 and (captured_at is not null or status = 'failed' and refunded_amount > 0)",
    [shop.orgId],
  );
  const theirs = (await captures(sandbox, shop)).map(
    ({ metadata, invoice_id: invoice, amount_minor: amount, currency }) => ({
      id: metadata?.charge_id ?? invoice ?? "",
      amount,
      currency,
    }),
  );
  return differences("hold", theirs, rows);
}

/** What went back, refund by refund; what PayPal took back by itself is a lost dispute of ours. */
async function brokenRefunds(owner: Pool, sandbox: SandboxUnderTest, shop: Shop): Promise<string[]> {
  const { rows } = await owner.query<Line>(
    "select gateway_ref as id, amount, currency from refund where org_id = $1 and status = 'succeeded'",
    [shop.orgId],
  );
  const { rows: disputes } = await owner.query<{ ref: string }>(
    "select ref from dispute where org_id = $1 and status = 'lost'",
    [shop.orgId],
  );
  const theirs = (await refunds(sandbox, shop))
    .filter(({ ref }) => !disputes.some((dispute) => dispute.ref === ref))
    .map(({ ref: id, amount_minor: amount, currency }) => ({ id, amount, currency }));
  return differences("gave back", theirs, rows);
}

function differences(what: string, theirs: Line[], ours: Line[]): string[] {
  const same = theirs.map(toText).toSorted().join("; ") === ours.map(toText).toSorted().join("; ");
  return same ? [] : [`the providers ${what} [${theirs.map(toText)}], we have [${ours.map(toText)}]`];
}
