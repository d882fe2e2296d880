import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { newId } from "@/lib/ids";
import { lendFromDatabase, pruneRateBuckets } from "@/lib/rate-limit";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type Grant, TokenLeases } from "./token-leases";

const RATE = { perSecond: 50, burst: 100 };

describe("in the process", () => {
  /** A lender whose answers the test gives, and a clock that it moves. */
  function arrange(answers: Partial<Grant>[]) {
    const asked: { want: number; unspent: number }[] = [];
    const clock = { now: 1_000 };
    const lend = async (_bucket: string, _rate: unknown, want: number, unspent: number) => {
      asked.push({ want, unspent });
      return { granted: want, goodForMs: 1_000, waitMs: 0, ...answers.shift() };
    };
    return { asked, clock, leases: new TokenLeases(lend, () => clock.now) };
  }

  it("asks once for a tenth of the burst", async () => {
    const { asked, leases } = arrange([]);
    for (let call = 0; call < 10; call++) expect(await leases.take("b", RATE)).toBe(0);
    expect(asked).toEqual([{ want: 10, unspent: 0 }]);
    await leases.take("b", RATE);
    expect(asked).toHaveLength(2);
  });

  it("asks one question at a time, for all who wait", async () => {
    const { asked, leases } = arrange([]);
    const waits = await Promise.all(Array.from({ length: 64 }, () => leases.take("b", RATE)));
    expect(waits.every((wait) => wait === 0)).toBe(true);
    expect(asked.map(({ want }) => want)).toEqual([10, 54]);
  });

  it("lets unspent tokens lapse at the refill, and gives them back", async () => {
    const { asked, clock, leases } = arrange([{ goodForMs: 400 }]);
    await leases.take("b", RATE);
    clock.now += 400;
    await leases.take("b", RATE);
    expect(asked[1]).toEqual({ want: 10, unspent: 9 });
    clock.now += 5_000;
    await leases.take("b", RATE);
    expect(asked[2]).toEqual({ want: 10, unspent: 0 });
  });

  it("refuses without asking until there is a token again", async () => {
    const { asked, clock, leases } = arrange([{ granted: 1, waitMs: 700 }]);
    expect(await Promise.all([leases.take("b", RATE), leases.take("b", RATE)])).toEqual([0, 700]);
    clock.now += 200;
    expect(await leases.take("b", RATE)).toBe(500);
    expect(leases.refusedFor("b")).toBe(500);
    expect(asked).toHaveLength(1);
    clock.now += 500;
    expect(await leases.take("b", RATE)).toBe(0);
  });

  it("lets no one through when the question fails, and asks again for the next", async () => {
    let broken = true;
    const leases = new TokenLeases(async (_bucket, _rate, want) => {
      if (broken) throw new Error("no database");
      return { granted: want, goodForMs: 1_000, waitMs: 0 };
    });
    const callers = Array.from({ length: 3 }, async () => leases.take("b", RATE));
    const outcomes = await Promise.allSettled(callers);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    broken = false;
    expect(await leases.take("b", RATE)).toBe(0);
  });
});

describe("over the database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await disconnect();
    await database.drop();
  });

  const count = (waits: number[]) => waits.filter((wait) => wait === 0).length;
  const age = (bucket: string, seconds: number) =>
    database.ownerPool.query(
      "update rate_bucket set refilled_at = refilled_at - make_interval(secs => $2) where bucket = $1",
      [bucket, seconds],
    );

  it("lets exactly a burst through, however many processes ask", async () => {
    const bucket = newId("key");
    const processes = Array.from({ length: 4 }, () => new TokenLeases(lendFromDatabase));
    const slow = { perSecond: 0.001, burst: 100 };
    const waits = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => processes[index % 4]?.take(bucket, slow) ?? -1),
    );
    expect(count(waits)).toBe(100);
  });

  it("refills in whole seconds and up to the burst", async () => {
    const bucket = newId("key");
    const drain = async () => {
      const { granted } = await lendFromDatabase(bucket, RATE, 1_000, 0);
      return granted;
    };
    expect(await drain()).toBe(100);
    expect(await drain()).toBe(0);
    await age(bucket, 1);
    expect(await drain()).toBe(50);
    await age(bucket, 3600);
    expect(await drain()).toBe(100);
  });

  it("says when the next token comes of a slow rate", async () => {
    const bucket = newId("key");
    const grant = await lendFromDatabase(bucket, { perSecond: 20 / 60, burst: 20 }, 20, 0);
    expect(grant.granted).toBe(20);
    expect(grant.waitMs).toBeGreaterThan(2_900);
    expect(grant.waitMs).toBeLessThanOrEqual(3_000);
  });

  it("takes unspent tokens back once, and never more than fit", async () => {
    const bucket = newId("key");
    await lendFromDatabase(bucket, RATE, 100, 0);
    await age(bucket, 1);
    // 50 came, 50 fit; 10 come back.
    expect((await lendFromDatabase(bucket, RATE, 1_000, 10)).granted).toBe(60);
    expect((await lendFromDatabase(bucket, RATE, 1_000, 1_000)).granted).toBe(40);
    expect((await lendFromDatabase(bucket, RATE, 1_000, 1_000)).granted).toBe(0);
  });

  it("forgets buckets that nobody draws from", async () => {
    const [idle, used] = [newId("key"), newId("key")];
    await lendFromDatabase(idle, RATE, 1, 0);
    await lendFromDatabase(used, RATE, 1, 0);
    await age(idle, 3601);
    await pruneRateBuckets();
    const { rows } = await database.ownerPool.query(
      "select bucket from rate_bucket where bucket in ($1, $2)",
      [idle, used],
    );
    expect(rows).toEqual([{ bucket: used }]);
  });
});
