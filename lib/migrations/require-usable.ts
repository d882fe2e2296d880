import type { Client } from "pg";
import { StartFailure } from "@/lib/start-failure";
import { connectTo } from "./connect";

const UNDEFINED_ROLE = "42704";

/**
 * Web and worker ask this before they serve, so that a wrong address is a sentence at the start and not an error in
 * every request. Later on the database may go and come back.
 * @throws StartFailure when it cannot be reached, is too old, was never migrated, or the login may not become edge_app
 */
export async function requireUsable(url: string): Promise<void> {
  const client = await connectTo(url);
  try {
    await requireRole(client);
  } finally {
    await client.end();
  }
}

async function requireRole(client: Client): Promise<void> {
  let member: boolean | undefined;
  try {
    const { rows } = await client.query<{ member: boolean }>(
      "select pg_has_role(current_user, 'edge_app', 'member') as member",
    );
    member = rows[0]?.member;
  } catch (error) {
    if ((error as { code?: string }).code !== UNDEFINED_ROLE) throw error;
    throw new StartFailure(
      "The database was never migrated: run `npm run migrate` with the address of its owner.",
    );
  }
  if (!member) {
    throw new StartFailure(
      "The login in DATABASE_URL may not become edge_app: run `GRANT edge_app TO` that login.",
    );
  }
}
