import { randomUUID } from "node:crypto";
import pg from "pg";
import { oneStatement } from "./one-statement";
import { sendResult, takeJob } from "./program";
import { separateStatements } from "./separate-statements";
import { Recorder } from "./slice";

/** The call's work straight at the database, with so many connections and nothing in between. */
const job = takeJob<"database">();
const series = randomUUID();
const work = job.how === "one" ? oneStatement : separateStatements;

const clients = await Promise.all(
  Array.from({ length: job.connections }, async () => {
    // As web and worker connect.
    const client = new pg.Client({ connectionString: job.databaseUrl, options: "-c role=edge_app" });
    await client.connect();
    return client;
  }),
);
const recorder = new Recorder(job);
let done = 0;
await Promise.all(
  clients.map(async (client) => {
    while (!recorder.isOver) {
      const contact = `${series}_${++done}`;
      const began = performance.now();
      await work(client, job, contact);
      recorder.add(performance.now() - began);
    }
    await client.end();
  }),
);
await sendResult({ ...recorder.measured(), done, series });
