import type { Tx } from "@/lib/db";

/**
 * Has what follows in the transaction read from the index that has its order. Without statistics yet, or for a far page, the
 * planner would rather collect all that a filter finds and sort it: a page is to cost what is on it.
 */
export async function keepToIndexes(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
}

/**
 * The same where each order has an index down to the id: else the planner may take one of every organization's times and only
 * sort what is of one moment.
 */
export async function keepToWholeIndexes(tx: Tx): Promise<void> {
  await keepToIndexes(tx);
  await tx.$executeRaw`select set_config('enable_incremental_sort', 'off', true)`;
}
