import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { pool } from "@/lib/db";
import type { Sweep } from "./sweeps";

const BEAT = `
insert into worker_heartbeat (id, kind, seen_at) values ($1, 'worker', now())
on conflict (id) do update set seen_at = excluded.seen_at`;

const FORGET = "delete from worker_heartbeat where id = $1 or seen_at < now() - interval '1 day'";

export type Heartbeat = { beat: Sweep; leave(): Promise<void> };

/** Says every 5 s that this worker lives; `/readyz` believes it for 30 s. */
export function makeHeartbeat(): Heartbeat {
  const id = `${hostname()}:${process.pid}:${randomBytes(4).toString("hex")}`;
  return {
    beat: {
      name: "heartbeat",
      everyMs: 5_000,
      async run() {
        await pool().query({ name: "heartbeat", text: BEAT, values: [id] });
      },
    },
    async leave() {
      await pool().query(FORGET, [id]);
    },
  };
}
