import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, pool, prisma } from "@/lib/db";
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

it("keeps and reads times as they are, and reads what is committed, whatever the database is set to", async () => {
  const name = new URL(database.url).pathname.slice(1);
  for (const setting of [
    "timezone = 'Asia/Kolkata'",
    "datestyle = 'German'",
    "default_transaction_isolation = 'repeatable read'",
  ])
    await database.ownerPool.query(`alter database ${name} set ${setting}`);
  // What connects from now on takes it up.
  await disconnect();
  const at = new Date("2026-11-22T12:00:00.123Z");
  const user = await prisma().staffUser.create({
    data: { id: "user_1", name: "Olga", email: "olga@example.com", createdAt: at },
  });
  expect(user.createdAt).toEqual(at);
  const kept = "select extract(epoch from created_at)::float8 as at from staff_user";
  expect((await database.ownerPool.query(kept)).rows).toEqual([{ at: at.getTime() / 1000 }]);
  const { rows } = await pool().query("show transaction_isolation");
  expect(rows).toEqual([{ transaction_isolation: "read committed" }]);
});

it("lets product code add a job, and nobody but the owner write the migrations' history", async () => {
  await pool().query("select graphile_worker.add_job('nothing', '{}')");
  await expect(pool().query("delete from _prisma_migrations")).rejects.toThrow("permission denied");
});
