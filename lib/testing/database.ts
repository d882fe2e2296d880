import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { forgetEnv } from "@/lib/env";
import { TEMPLATE } from "./template";

export type TestDatabase = {
  /** The owner's address: row-level security does not bind it. */
  url: string;
  /** For arranging and for looking at what was written. */
  ownerPool: pg.Pool;
  /** Closes what is open and removes the database. */
  drop(): Promise<void>;
};

/** Everything that `env()` asks for, so that product code runs in a test as it does in a server. */
function setEnvironment(url: string): void {
  process.env.DATABASE_URL = url;
  process.env.APP_URL ??= "http://edge.test";
  process.env.EDGE_SECRET_KEY ??= randomBytes(32).toString("base64");
  process.env.LOG_LEVEL ??= "error";
  forgetEnv();
}

/**
 * A database for this test file alone, with all migrations applied and no rows. Call it before anything asks
 * `lib/db` for a connection, and `drop()` it at the end.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onCluster(clusterUrl, `create database ${name} template ${TEMPLATE}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  setEnvironment(url.href);
  const ownerPool = new pg.Pool({ connectionString: url.href, max: 20 });
  ownerPool.on("error", () => {});
  return {
    url: url.href,
    ownerPool,
    async drop() {
      await ownerPool.end();
      await onCluster(clusterUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
