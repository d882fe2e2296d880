import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { makeHeartbeat } from "@/lib/worker/heartbeat";
import { readReadiness } from "./readiness";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.ownerPool.query("delete from worker_heartbeat");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const signal = new AbortController().signal;

it("is ready while a worker beats, and not when it has left", async () => {
  const heartbeat = makeHeartbeat();
  await heartbeat.beat.run(signal);
  expect(await readReadiness()).toEqual({
    status: "ok",
    checks: { database: "ok", migrations: "ok", worker: "ok" },
  });
  await heartbeat.leave();
  const { status, checks } = await readReadiness();
  expect(status).toBe("unavailable");
  expect(checks.worker).toContain("npm run start:worker");
});

it("does not believe a worker that was last seen half a minute ago", async () => {
  await makeHeartbeat().beat.run(signal);
  await database.ownerPool.query("update worker_heartbeat set seen_at = now() - interval '31 seconds'");
  expect((await readReadiness()).status).toBe("unavailable");
});

it("names the migrations that are missing", async () => {
  await makeHeartbeat().beat.run(signal);
  const { rows } = await database.ownerPool.query(
    "update _prisma_migrations set rolled_back_at = now() where migration_name like '%_rules' returning migration_name",
  );
  const { checks } = await readReadiness();
  await database.ownerPool.query("update _prisma_migrations set rolled_back_at = null");
  expect(checks.migrations).toContain(rows[0].migration_name);
});
