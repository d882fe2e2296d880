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
      not exists (select from payment_method m where m.org_id = c.org_id and m.id = c.payment_method_id and m.status = 'active')
      or c.require_initial and not exists (
        select from charge h where h.org_id = c.org_id and h.customer_id = c.id and h.kind = 'initial' and h.status = 'captured'))`,
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
  "each activation, capture, enrollment and refusal has exactly one event": `
    select subject from (
      select a.id as subject, 'billing_customer.created' as type from setup_attempt a join billing_customer c
        on c.org_id = a.org_id and c.id = a.customer_id
        where a.org_id = $1 and a.status = 'succeeded' and a.purpose = 'activate' and c.status = 'active'
      union all select h.id, 'trigger.captured' from charge h where h.org_id = $1 and h.captured_at is not null
      union all select e.id, 'trigger.enrollment.created' from enrollment e where e.org_id = $1
      union all select t.attempt_id || ':' || t.failure_ref, 'setup.failed' from setup_try t where t.org_id = $1 and t.outcome = 'failed'
    ) due where 1 <> (select count(*) from event v where v.org_id = $1 and v.dedupe_key = due.type || ':' || due.subject)`,
  "no event tells of what did not happen": `
    select v.dedupe_key from event v where v.org_id = $1 and (
      v.type = 'trigger.captured' and not exists (
        select from charge h where h.org_id = v.org_id and 'trigger.captured:' || h.id = v.dedupe_key and h.captured_at is not null)
      or v.type = 'billing_customer.created' and not exists (
        select from setup_attempt a where a.org_id = v.org_id and 'billing_customer.created:' || a.id = v.dedupe_key and a.status = 'succeeded'))`,
  "an event's payload carries the id that it is stored under": `
    select id from event where org_id = $1 and payload::jsonb ->> 'event_id' <> id`,
  "captured money has one confirmed revenue row of the same amount, and nothing else has": `
    select coalesce(h.id, r.charge_id) from (select * from charge where org_id = $1 and captured_at is not null) h
      full join (select * from revenue where org_id = $1) r on r.charge_id = h.id
      where r.gross is distinct from h.amount or r.currency is distinct from h.currency or r.status <> 'confirmed'`,
  "nothing is in doubt": `
    select id from setup_attempt where org_id = $1 and status = 'processing'
    union all select id from charge where org_id = $1 and status = 'processing'`,
  "a charge that waits belongs to an attempt that is under way": `
    select h.id from charge h where h.org_id = $1 and h.status = 'pending_client_action' and not exists (
      select from setup_attempt a where a.org_id = h.org_id and a.charge_id = h.id and a.status in ('created', 'open'))`,
  "what has ended is not asked about again": `
    select id from setup_attempt where org_id = $1 and next_check_at is not null and status in ('succeeded', 'failed', 'cancelled')`,
};

export type Entry = {
  kind: string;
  ref: string;
  amount_minor: number;
  currency: string;
  invoice_id?: string;
  metadata?: Record<string, string>;
};

/** Money that the providers hold of this organization, by their own books. */
export async function captures(sandbox: SandboxUnderTest, { suffix }: Shop): Promise<Entry[]> {
  const { entries } = await sandbox.control<{ entries: Entry[] }>("GET", `ledger?account=${suffix}`);
  return entries.filter(({ kind }) => kind === "capture");
}

/** Every rule that this organization's rows and the providers' books break, with who breaks it; empty when all is well. */
export async function brokenRules(owner: Pool, sandbox: SandboxUnderTest, shop: Shop): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, text] of Object.entries(RULES)) {
    const { rows } = await owner.query({ text, values: [shop.orgId], rowMode: "array" });
    if (rows.length > 0) broken.push(`${rule}: ${rows.flat().join(", ")}`);
  }
  return [...broken, ...(await brokenBooks(owner, sandbox, shop))];
}

/** The providers' books against ours, charge by charge: each capture is ours, once, over the same amount. */
async function brokenBooks(owner: Pool, sandbox: SandboxUnderTest, shop: Shop): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; amount: number; currency: string }>(
    "select id, amount, currency from charge where org_id = $1 and captured_at is not null",
    [shop.orgId],
  );
  const ours = rows.map(({ id, amount, currency }) => `${id} ${amount} ${currency}`);
  const theirs = (await captures(sandbox, shop)).map(
    (entry) =>
      `${entry.metadata?.charge_id ?? entry.invoice_id} ${entry.amount_minor} ${entry.currency.toUpperCase()}`,
  );
  const same = ours.toSorted().join("; ") === theirs.toSorted().join("; ");
  return same ? [] : [`the providers hold [${theirs}], we have [${ours}]`];
}
