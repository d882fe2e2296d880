import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Program } from "../program";

const CUSTOMERS = 1000;

/** When each event was committed, by its id. */
export type Told = Map<string, number>;

export type Teller = {
  /** Commits events one after the other, so many a second for so long, whatever each takes. */
  steadily(perSecond: number, forMs: number): Promise<Told>;
  /** Commits so many as fast as it can. */
  atOnce(events: number): Promise<Told>;
  stop(): Promise<void>;
};

/** Puts events in the outbox as the product does: inserted with the change, placed and queued by the database at the commit. */
export function makeTeller(program: Program): Teller {
  const pool = new pg.Pool({ connectionString: program.ownerUrl, max: 8 });

  async function tell(told: Told): Promise<void> {
    const id = `evt_${randomUUID()}`;
    const customer = `bc_bench_${Math.floor(Math.random() * CUSTOMERS)}`;
    const payload = JSON.stringify({
      event_id: id,
      event_type: "setup.expired",
      api_version: "2026-03-30",
      created_at: "@",
      org_id: program.orgId,
      data: { billing_customer_id: customer, contact_id: "contact-bench" },
    });
    await pool.query({
      name: "tell",
      text: "insert into event (org_id, id, type, customer_id, dedupe_key, payload) values ($1, $2, 'setup.expired', $3, $2, $4)",
      values: [program.orgId, id, customer, payload],
    });
    told.set(id, performance.now());
  }

  return {
    async steadily(perSecond, forMs) {
      const told: Told = new Map();
      const telling: Promise<void>[] = [];
      const began = performance.now();
      const due = () => Math.floor(((performance.now() - began) / 1000) * perSecond);
      while (performance.now() - began < forMs) {
        while (telling.length < due()) telling.push(tell(told));
        await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond / 2));
      }
      await Promise.all(telling);
      return told;
    },
    async atOnce(events) {
      const told: Told = new Map();
      let begun = 0;
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          while (begun++ < events) await tell(told);
        }),
      );
      return told;
    },
    stop: () => pool.end(),
  };
}
