import type { Context } from "@/lib/context";
import { pool } from "@/lib/db";
import { runDrift } from "@/lib/drift/run-drift";
import { receiveMissed } from "@/lib/inbox/receive-missed";
import { log } from "@/lib/log";

const AT_MOST = 20;
/** What happened a moment ago is still on its way to us. */
const ON_ITS_WAY_MS = 60_000;

/** Compares the accounts whose turn has come, one after the other. */
export async function sweepDrift(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string; gateway_account_id: string }>({
    name: "due_drift",
    text: "select * from due_drift(now(), $1)",
    values: [AT_MOST],
  });
  for (const { org_id: orgId, gateway_account_id: accountId } of rows) {
    if (signal.aborted) return;
    await runDueDrift(orgId, accountId, signal, new Date(Date.now() - ON_ITS_WAY_MS));
  }
}

/** Compares one account as Edge itself, up to now unless told. What broke off is in its run; the log has the rest. */
export async function runDueDrift(
  orgId: string,
  accountId: string,
  signal?: AbortSignal,
  until?: Date,
): Promise<void> {
  const actor = { type: "system", id: "drift" } as const;
  const ctx: Context = { orgId, actor, requestId: `drift:${accountId}`, address: "" };
  try {
    await runDrift(ctx, { accountId, until }, { receiveMissed, signal });
  } catch (error) {
    log().error({ err: error, gatewayAccountId: accountId }, "An account could not be compared");
  }
}
