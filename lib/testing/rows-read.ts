import type pg from "pg";

/** What one step of a statement read, of which it then used little or much. */
type Step = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Step[];
};

/** Far above what one customer has in the tests, and far below what the organization has. */
const MOST_ROWS = 300;

/** Every statement of this database, also those inside of functions, is told of to whoever ran it. */
const TOLD = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_timing": "off",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_nested_statements": "on",
  "auto_explain.log_format": "json",
  client_min_messages: "log",
};

/** Has the database's later connections tell what their statements read. */
export async function tellReads(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>("select current_database() as name");
  for (const [setting, value] of Object.entries(TOLD))
    await owner.query(`alter database ${rows[0]?.name} set ${setting} = '${value}'`);
}

/** Calls `found` for each step of the pool's later connections that reads many rows, or much of an index for none. Counts all statements. */
export function watchWalks(pool: pg.Pool, found: (walk: string) => void): { statements: number } {
  const watched = { statements: 0 };
  pool.on("connect", (client) =>
    client.on("notice", ({ message = "" }) => {
      if (!message.includes("plan:")) return;
      watched.statements += 1;
      const told = JSON.parse(message.slice(message.indexOf("{"))) as { "Query Text": string; Plan: Step };
      const statement = told["Query Text"].replaceAll(/\s+/g, " ").trim().slice(0, 200);
      for (const walk of walksIn(told.Plan)) found(`${walk} for: ${statement}`);
    }),
  );
  return watched;
}

function walksIn(step: Step): string[] {
  const loops = step["Actual Loops"] ?? 1;
  const rows = ((step["Actual Rows"] ?? 0) + (step["Rows Removed by Filter"] ?? 0)) * loops;
  const isScan = step["Node Type"].endsWith("Scan");
  // Entries of an index that were looked at in vain leave no trace but the pages that they stand in.
  const pages = (step["Shared Hit Blocks"] ?? 0) + (step["Shared Read Blocks"] ?? 0);
  const walked = step["Node Type"].startsWith("Index") && rows === 0 && pages > 15 + 4 * loops;
  const place = step["Index Name"] ?? step["Relation Name"] ?? "";
  const own =
    isScan && (rows > MOST_ROWS || walked)
      ? [`${step["Node Type"]} ${place}: ${rows} rows, ${pages} pages`]
      : [];
  return [...own, ...(step.Plans ?? []).flatMap(walksIn)];
}
