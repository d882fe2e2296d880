import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { freeLostJobs } from "./free-lost-jobs";
import { sweeps } from "./sweeps";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** A job that a worker took so long ago, in a queue that it holds as well. */
async function take(worker: string, ago: string): Promise<void> {
  const job = "select graphile_worker.add_job('send_mail', '{}', queue_name := $1, job_key := $1)";
  await database.ownerPool.query(job, [worker]);
  for (const table of ["_private_jobs", "_private_job_queues"])
    await database.ownerPool.query(
      `update graphile_worker.${table} t set locked_by = $1, locked_at = now() - interval '${ago}'
       where ${table === "_private_jobs" ? "key" : "queue_name"} = $1`,
      [worker],
    );
}

it("takes back, as the worker's own login, what a killed worker holds for more than ten minutes, and nobody else's", async () => {
  await take("killed", "11 minutes");
  await take("at work", "9 minutes");
  await freeLostJobs();
  const { rows } = await database.ownerPool.query(
    `select j.key, j.locked_by, q.locked_by as queue_locked_by
     from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.key`,
  );
  expect(rows).toEqual([
    { key: "at work", locked_by: "at work", queue_locked_by: "at work" },
    { key: "killed", locked_by: null, queue_locked_by: null },
  ]);
  expect(sweeps).toContainEqual(expect.objectContaining({ run: freeLostJobs, everyMs: 60_000 }));
});
