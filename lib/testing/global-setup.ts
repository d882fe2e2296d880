import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/migrations/migrate";
import { freePort } from "@/supervisor/ports";
import { openCluster } from "@/supervisor/postgres/cluster";
import { makePrograms } from "./programs";
import { TEMPLATE } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** The owner's address of the cluster's own database, `postgres`. */
    clusterUrl: string;
  }
}

async function makeTemplate(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(template);
}

/** One PostgreSQL for the whole run, made in a temporary directory, and the programs that tests start; both removed at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = makePrograms();
  const home = await mkdtemp(path.join(tmpdir(), "edge-test-"));
  const cluster = await openCluster({ home, port: await freePort(), volatile: true, maxConnections: 500 });
  await cluster.start();
  await makeTemplate(cluster.url("postgres"), cluster.url(TEMPLATE));
  const { remove } = await programs;
  project.provide("clusterUrl", cluster.url("postgres"));
  return async () => {
    await cluster.stop();
    await remove();
    await rm(home, { recursive: true, force: true });
  };
}
