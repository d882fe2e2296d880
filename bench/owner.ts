import pg from "pg";
import type { Program } from "./program";

/** One statement as the owner of the tables. */
export async function asOwner<Row extends object>(
  { ownerUrl }: Pick<Program, "ownerUrl">,
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
