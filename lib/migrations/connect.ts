import pg from "pg";
import { StartFailure } from "@/lib/start-failure";

const OLDEST = 14;

/**
 * Opens one connection of its own, as whoever the address names, to a PostgreSQL that is new enough.
 * @throws StartFailure when it cannot be reached, refuses the login, or is too old
 */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "edge",
  });
  // Without a listener a connection that breaks while idle ends the process; the next query reports it anyway.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartFailure(whyUnreachable(url, error));
  }
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const problem = whyTooOld(rows[0]?.version ?? 0);
  if (!problem) return client;
  await client.end();
  throw new StartFailure(problem);
}

/** One sentence when the server is older than what Edge needs; `version` is PostgreSQL's `server_version_num`. */
export function whyTooOld(version: number): string | undefined {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST) return undefined;
  return `The database is PostgreSQL ${major}, and Edge needs ${OLDEST} or newer: upgrade it, or name another one in DATABASE_URL.`;
}

function whyUnreachable(url: string, error: unknown): string {
  const { host, pathname } = new URL(url);
  const { code, message } = error as { code?: string; message: string };
  if (code === "28P01" || code === "28000") {
    return `The database at ${host} refused the login: check the user and password in DATABASE_URL.`;
  }
  if (code === "3D000") {
    return `The database server at ${host} has no database named "${pathname.slice(1)}": create it, or correct DATABASE_URL.`;
  }
  return `The database at ${host} cannot be reached (${code ?? message}): start it, or correct DATABASE_URL.`;
}
