import type { Client } from "pg";
import { StartFailure } from "@/lib/start-failure";

/** Roles belong to the whole server: another database of it may be making the same one at this moment. */
const ENSURE_ROLE = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'edge_app') then create role edge_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;`;

const MAY_SWITCH = "select pg_has_role(current_user, 'edge_app', 'member') as member";

/**
 * The role under which web and worker run their statements: it owns nothing, so that row-level security binds it.
 * @throws StartFailure when the login may neither make it nor switch to it
 */
export async function ensureAppRole(client: Client): Promise<void> {
  try {
    await client.query(ENSURE_ROLE);
  } catch {
    throw new StartFailure(
      "The login in DATABASE_URL may not create roles: run `CREATE ROLE edge_app NOLOGIN` as an administrator and `GRANT edge_app TO` that login.",
    );
  }
  const { rows } = await client.query<{ member: boolean }>(MAY_SWITCH);
  if (rows[0]?.member) return;
  await client.query("grant edge_app to current_user").catch(() => {
    throw new StartFailure(
      "The login in DATABASE_URL may not switch to the role edge_app: run `GRANT edge_app TO` that login as an administrator.",
    );
  });
}
