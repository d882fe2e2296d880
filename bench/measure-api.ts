import type { EmptyApp } from "./empty-app";
import { runLoad } from "./load/program";
import type { Measured } from "./load/slice";
import { asOwner, liftLimit } from "./owner";
import type { Program } from "./program";

export const SUBJECTS = ["api", "empty route", "separate statements", "one statement"] as const;
export type Subject = (typeof SUBJECTS)[number];
export const LOADS = [1, 16, 64] as const;

export type Slice = Measured & { round: number; subject: Subject; connections: number };

type Plan = { rounds: number; warmUpMs: number; measureMs: number };

/**
 * Every subject under every load, one after the other, round after round: what else the machine is doing then touches all
 * alike. Each round begins with another subject, so that none always runs after the same one.
 */
export async function measureApi(program: Program, empty: EmptyApp, plan: Plan): Promise<Slice[]> {
  await liftLimit(program);
  const slices: Slice[] = [];
  let expected = await countCustomers(program);
  const run = async (round: number, subject: Subject, connections: number) => {
    const { done, series, ...measured } = await runSubject(program, empty, plan, subject, connections);
    if (subject !== "empty route") expected += done;
    process.stderr.write(
      `round ${round} ${subject} at ${connections}: ${Math.round(measured.perSecond)}/s, p99 ${measured.p99.toFixed(1)} ms\n`,
    );
    slices.push({ round, subject, connections, ...measured });
  };
  for (const connections of [16, 64]) await runSubject(program, empty, plan, "api", connections);
  expected = await countCustomers(program);
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const connections of LOADS) {
      for (let turn = 0; turn < SUBJECTS.length; turn += 1) {
        const subject = SUBJECTS[(turn + round) % SUBJECTS.length] ?? "api";
        await run(round, subject, connections);
      }
    }
  }
  const found = await countCustomers(program);
  if (found < expected) throw new Error(`${expected - found} customers were answered and are not there`);
  return slices;
}

function runSubject(program: Program, empty: EmptyApp, plan: Plan, subject: Subject, connections: number) {
  const { apiKey, orgId, brandId, itemId } = program;
  const window = { warmUpMs: plan.warmUpMs, measureMs: plan.measureMs };
  const body = { org_id: orgId, brand_id: brandId, bi_id: itemId, bc_meta: { wallet_id: "abc" } };
  switch (subject) {
    case "api": {
      const url = `${program.baseUrl}/public/edge/buildCustomerProfileSetup`;
      return runLoad("http", { ...window, url, connections, apiKey, body });
    }
    case "empty route":
      // Asked with the same body: Next reads none of it.
      return runLoad("http", { ...window, url: `${empty.baseUrl}/nothing`, connections, apiKey, body });
    case "separate statements":
    case "one statement": {
      const how = subject === "one statement" ? "one" : "separate";
      return runLoad("database", { ...window, how, databaseUrl: program.appUrl, connections, apiKey, body });
    }
  }
}

async function countCustomers(program: Program): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    program,
    "select count(*)::int as count from billing_customer",
  );
  return row?.count ?? 0;
}
