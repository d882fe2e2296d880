import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { type TestDatabase, testDatabase } from "./database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

it("gives product code a migrated database on which it owns nothing", async () => {
  const { rows } = await pool().query("select current_user as role, count(*)::int as rows from organization");
  expect(rows).toEqual([{ role: "edge_app", rows: 0 }]);
});

it("lets product code add a job, and nobody but the owner write the migrations' history", async () => {
  await pool().query("select graphile_worker.add_job('nothing', '{}')");
  await expect(pool().query("delete from _prisma_migrations")).rejects.toThrow("permission denied");
});
