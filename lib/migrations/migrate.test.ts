import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { freePort } from "@/supervisor/ports";
import { whyTooOld } from "./connect";
import { migrate } from "./migrate";
import { migrationsOnDisk } from "./on-disk";

let server: pg.Pool;
const made: string[] = [];

beforeAll(() => {
  server = new pg.Pool({ connectionString: inject("clusterUrl") });
});
afterAll(async () => {
  for (const name of made) await server.query(`drop database ${name} with (force)`);
  await server.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${randomBytes(6).toString("hex")}`;
  await server.query(`create database ${name}`);
  made.push(name);
  const url = new URL(inject("clusterUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

it("is done once by many processes at once, on several databases of one server", async () => {
  const urls = await Promise.all([emptyDatabase(), emptyDatabase()]);
  const applied = await Promise.all([...urls, ...urls, ...urls].map((url) => migrate(url)));
  const names = (await migrationsOnDisk()).map(({ name }) => name);
  expect(applied.filter((each) => each.length > 0)).toEqual([names, names]);
  for (const url of urls) expect(await migrate(url)).toEqual([]);
});

it("writes Prisma's own history", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select migration_name as name, checksum from _prisma_migrations order by 1",
  );
  await client.end();
  expect(rows).toEqual((await migrationsOnDisk()).map(({ name, checksum }) => ({ name, checksum })));
});

it("says what stands in the way, and goes on where it stopped when that is gone", async () => {
  const url = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "create function prune_rate_buckets() returns bigint language sql as 'select 1::bigint'",
  );
  await expect(migrate(url)).rejects.toThrow(
    /^The database could not be migrated \(\d+_request_limits\): function "prune_rate_buckets" already exists.+ run it again\.$/,
  );
  await client.query("drop function prune_rate_buckets()");
  expect((await migrate(url))[0]).toContain("_request_limits");
  await client.end();
});

it("serves an owner who may not make roles, where an administrator made ours", async () => {
  const name = `plain_${randomBytes(4).toString("hex")}`;
  await server.query(`create role ${name} login password 'plain'`);
  await server.query(`grant edge_app to ${name}`);
  const url = new URL(await emptyDatabase());
  await server.query(`alter database ${url.pathname.slice(1)} owner to ${name}`);
  url.username = name;
  url.password = "plain";
  expect(await migrate(url.href)).not.toEqual([]);
  expect(await migrate(url.href)).toEqual([]);
});

it("says in a sentence that nobody listens, that the login is wrong, and that there is no such database", async () => {
  const port = await freePort();
  await expect(migrate(`postgres://edge:secret@127.0.0.1:${port}/edge`)).rejects.toThrow(
    `The database at 127.0.0.1:${port} cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.`,
  );
  const wrong = new URL(inject("clusterUrl"));
  wrong.password = "wrong";
  await expect(migrate(wrong.href)).rejects.toThrow("refused the login");
  const missing = new URL(inject("clusterUrl"));
  missing.pathname = "/nowhere";
  await expect(migrate(missing.href)).rejects.toThrow('no database named "nowhere"');
});

it("refuses what is older than PostgreSQL 14", () => {
  expect(whyTooOld(130_022)).toContain("is PostgreSQL 13, and Edge needs 14 or newer");
  expect(whyTooOld(140_000)).toBeUndefined();
});
