import path from "node:path";
import pg from "pg";
import { keptSecret } from "./home";
import type { Cluster } from "./postgres/cluster";

const DATABASE = "edge";
const LOGIN = "edge_login";

/** Makes the product's database in the cluster where it is missing, and answers with the owner's address. */
export async function ensureDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return cluster.url(DATABASE);
}

/**
 * The login of web and worker: it owns nothing and may only become edge_app, so that nothing they run is exempt from
 * row-level security. The database must be migrated.
 * @returns its address
 */
export async function ensureAppLogin(ownerUrl: string, home: string): Promise<string> {
  const password = await keptSecret(path.join(home, "app.password"));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [LOGIN]);
    if (!rowCount) await client.query(`create role ${LOGIN} login noinherit`);
    await client.query(`alter role ${LOGIN} password ${client.escapeLiteral(password)}`);
    await client.query(`grant edge_app to ${LOGIN}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  url.password = password;
  return url.href;
}
