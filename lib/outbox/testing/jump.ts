import type pg from "pg";

/** Lets so much time go by for what is to be delivered: every time in its rows moves into the past. */
export async function jump(ownerPool: pg.Pool, ms: number): Promise<void> {
  const back = `- make_interval(secs => ${ms / 1000})`;
  await ownerPool.query(`update webhook_delivery set next_attempt_at = next_attempt_at ${back}, claimed_at = claimed_at ${back},
    first_attempt_at = first_attempt_at ${back}, created_at = created_at ${back}`);
  await ownerPool.query(`update webhook_endpoint set failing_since = failing_since ${back}, last_success_at = last_success_at ${back},
    last_attempt_at = last_attempt_at ${back}`);
  await ownerPool.query(`update webhook_attempt set created_at = created_at ${back}`);
}
