import { reconcileCharges } from "@/lib/charges/reconcile-charges";
import { disconnect } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import type { GatewayName } from "@/lib/gateways/types";
import { convergeEvent } from "@/lib/inbox/converge-event";
import { reconcileSetups } from "@/lib/setup/reconcile-setups";
import { type TestDatabase, testDatabase } from "./database";
import type { Shop } from "./factories";
import { brokenRules, captures, type Entry } from "./invariants";
import { type SandboxUnderTest, startSandbox } from "./sandbox";

type Fault = {
  provider: GatewayName;
  effect: string;
  path: string;
  method?: string;
  times?: number;
  status?: number;
  body?: unknown;
  ms?: number;
};

/** A database and a sandbox for one test file, and what its tests ask of them. */
export type MoneyPath = {
  database: TestDatabase;
  sandbox: SandboxUnderTest;
  fault(shop: Shop, fault: Fault): Promise<unknown>;
  declineNext(shop: Shop, provider: GatewayName, code: string, times?: number): Promise<unknown>;
  captures(shop: Shop): Promise<Entry[]>;
  brokenRules(shop: Shop): Promise<string[]>;
  /** Rows as the owner sees them. */
  rows<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
  /** Whatever is under way in the organization is due now; then the reconciler comes by. */
  reconcile(shop: Shop): Promise<void>;
  /** Works every event that the organization has received and not worked. */
  workInbox(shop: Shop): Promise<void>;
  stop(): Promise<void>;
};

export async function startMoneyPath(variables: Record<string, string> = {}): Promise<MoneyPath> {
  const [database, sandbox] = await Promise.all([testDatabase(), startSandbox()]);
  // Refusals are provoked on purpose here; what is logged of them is nobody's news.
  const addresses = { STRIPE_API_BASE: sandbox.url, PAYPAL_API_BASE: sandbox.url };
  Object.assign(process.env, { LOG_LEVEL: "silent", ...addresses, ...variables });
  forgetEnv();
  const rows = async <T extends object>(text: string, values: unknown[] = []) =>
    (await database.ownerPool.query<T>(text, values)).rows;
  return {
    database,
    sandbox,
    rows,
    fault: ({ suffix }, fault) =>
      sandbox.control("POST", "faults", { account: suffix, method: "POST", times: 1, ...fault }),
    declineNext: ({ suffix }, provider, code, times = 1) =>
      sandbox.control("POST", "decline-next", { provider, account: suffix, code, times }),
    captures: (shop) => captures(sandbox, shop),
    brokenRules: (shop) => brokenRules(database.ownerPool, sandbox, shop),
    reconcile: (shop) => reconcileShop(rows, shop),
    async workInbox({ orgId }) {
      const due = await rows<{ id: string }>(
        "select id from inbox_event where org_id = $1 and status = 'received' order by received_at",
        [orgId],
      );
      for (const { id } of due) await convergeEvent(orgId, id);
    },
    async stop() {
      await disconnect();
      await database.drop();
      await sandbox.stop();
    },
  };
}

type Rows = MoneyPath["rows"];

/** Concurrent tests share the tables: each has its reconciler look at its own organization alone. */
async function reconcileShop(rows: Rows, { orgId }: Shop): Promise<void> {
  for (const table of ["setup_attempt", "charge"])
    await rows(
      `update ${table} set next_check_at = now() - interval '1 second' where org_id = $1 and next_check_at is not null`,
      [orgId],
    );
  const { signal } = new AbortController();
  await reconcileSetups(signal, { orgId });
  await reconcileCharges(signal, { orgId });
}

/** How things stand with one customer, in words short enough to compare whole. */
export async function standing(path: MoneyPath, { orgId }: Shop, customerId: string) {
  const [row] = await path.rows<{
    status: string;
    method: string | null;
    charges: string[] | null;
    revenue: string;
    enrollments: string[] | null;
    events: string[] | null;
  }>(
    `select c.status,
       (select m.label from payment_method m where m.org_id = c.org_id and m.id = c.payment_method_id) as method,
       (select array_agg(h.status || ' ' || h.amount || ' ' || h.currency order by h.created_at) from charge h where h.org_id = c.org_id and h.customer_id = c.id) as charges,
       (select count(*)::int from revenue r where r.org_id = c.org_id and r.customer_id = c.id and r.status = 'confirmed') as revenue,
       (select array_agg(e.status::text) from enrollment e where e.org_id = c.org_id and e.customer_id = c.id) as enrollments,
       (select array_agg(v.type order by v.type) from event v where v.org_id = c.org_id and v.customer_id = c.id) as events
     from billing_customer c where c.org_id = $1 and c.id = $2`,
    [orgId, customerId],
  );
  if (!row) throw new Error(`No customer ${customerId}`);
  return { ...row, charges: row.charges ?? [], enrollments: row.enrollments ?? [], events: row.events ?? [] };
}

/** What `standing` answers once a set-up has gone through. */
export const DONE = {
  status: "active",
  charges: ["captured 1500 USD"],
  revenue: 1,
  enrollments: ["active"],
  events: ["billing_customer.created", "setup.opened", "trigger.captured", "trigger.enrollment.created"],
};
