import { pool } from "@/lib/db";

/** Looked at one by one, so many customers cost a search a few milliseconds. */
const APART = 2_000;
/** Customers that are locked for one transaction's time. */
const BATCH = 250;

/**
 * Files the customers who are new or changed since they were filed in the search's blocks, where they are many. Whether they are
 * filed or not, a search finds them.
 */
export async function fileCustomers(signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ org_id: string }>({
    name: "organizations_to_file",
    text: "select * from organizations_to_file($1)",
    values: [APART],
  });
  for (const { org_id } of rows) while (!signal.aborted && (await fileBatch(org_id)) > 0);
}

async function fileBatch(orgId: string): Promise<number> {
  const { rows } = await pool().query<{ filed: number }>({
    name: "file_customers",
    text: "select file_customers($1, $2) as filed",
    values: [orgId, BATCH],
  });
  return rows[0]?.filed ?? 0;
}
