import { Logger, runMigrations } from "graphile-worker";
import type { Client } from "pg";

/** Web adds jobs and the worker takes them, both as edge_app, which owns none of this schema. */
const GRANTS = `
grant usage on schema graphile_worker to edge_app;
grant select, insert, update, delete on all tables in schema graphile_worker to edge_app;
grant usage, select on all sequences in schema graphile_worker to edge_app;
do $$
declare guarded text;
begin
  -- graphile-worker switches row-level security on without a policy, so that only the owner passes.
  for guarded in
    select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'edge_app_works')
  loop
    execute format('create policy edge_app_works on graphile_worker.%I to edge_app using (true) with check (true)', guarded);
  end loop;
end $$;`;

/** Web and worker may read which migrations were applied, and nobody but the owner may write it. */
const HISTORY = `
revoke all on _prisma_migrations from edge_app;
grant select on _prisma_migrations to edge_app;`;

/** The job queue's own tables, and what edge_app may do with them. Repeating it changes nothing. */
export async function migrateWorkerSchema(url: string, client: Client): Promise<void> {
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
  await client.query("begin");
  await client.query(GRANTS);
  await client.query(HISTORY);
  await client.query("commit");
}
