import type { Context } from "./context";
import { inOrg, pool, type Tx } from "./db";
import { log } from "./log";
import { severalAtOnce } from "./several-at-once";

/** Rows for which a time may come, mostly since only the gateway knows their outcome, and how one of them is looked after. */
export type Reconciler = {
  /** What one row is, for the log. */
  noun: string;
  /** The database's function of (time, at most) that lists what is due, of every organization. */
  due: "due_charges" | "due_setup_attempts" | "due_refunds" | "due_invoices";
  atOnce: number;
  /** Whoever takes a row and dies leaves it to the next one after this long. */
  claimSeconds: number;
  /** Puts off a row that is due `now` `until` then: 0 when it is not due any more. */
  claim(tx: Tx, row: { orgId: string; id: string; now: Date; until: Date }): Promise<{ count: number }>;
  /** Does what is due, e.g. asks the gateway and writes down what it says. */
  finish(ctx: Context, id: string): Promise<unknown>;
};

type DueRow = { org_id: string; id: string };

const AT_MOST = 100;
const AT_MOST_OF_ONE = 10_000;

/**
 * Looks after each row whose time has come, of every organization or of one alone. Several processes may do this at once: a
 * row is taken by one of them. What cannot be settled is logged, and is due again later.
 */
export async function reconcile(
  reconciler: Reconciler,
  signal: AbortSignal,
  only?: { orgId: string },
): Promise<void> {
  const { due, atOnce } = reconciler;
  const { rows } = only
    ? await pool().query<DueRow>({
        name: `${due}_of_one`,
        text: `select * from ${due}(now(), $1) where org_id = $2`,
        values: [AT_MOST_OF_ONE, only.orgId],
      })
    : await pool().query<DueRow>({
        name: due,
        text: `select * from ${due}(now(), $1)`,
        values: [AT_MOST],
      });
  await severalAtOnce(rows, { atOnce, signal }, ({ org_id, id }) => lookAfter(reconciler, org_id, id));
}

async function lookAfter(
  { noun, claimSeconds, claim, finish }: Reconciler,
  orgId: string,
  id: string,
): Promise<void> {
  const now = new Date();
  const until = new Date(now.getTime() + claimSeconds * 1000);
  const { count } = await inOrg(orgId, (tx) => claim(tx, { orgId, id, now, until }));
  if (count === 0) return;
  const actor = { type: "system", id: "reconciler" } as const;
  try {
    await finish({ orgId, actor, requestId: `reconcile:${id}`, address: "" }, id);
  } catch (error) {
    log().error({ err: error, noun, id }, "A row could not be reconciled");
  }
}
