import { setTimeout as wait } from "node:timers/promises";
import { runLoad } from "../load/program";
import type { Measured } from "../load/slice";
import { asOwner } from "../owner";
import type { Program } from "../program";
import { median } from "../statistics";
import { type FiringShop, newFiringShops } from "./stage";
import type { StandIn } from "./start-stand-in";

export type FireFigures = {
  loads: { connections: number; perSecond: number; p50: number; p99: number }[];
  /** Transactions of the whole database for each fire, the other processes' few included. */
  roundTrips: number;
  /** Fired at once, each for something new: what was answered how often, and what became of them. */
  crowd: { fired: number; answered: Record<number, number>; lost: number; rows: number; charged: number };
};

const ORGANIZATIONS = 20;
const CUSTOMERS = 500;
const CROWD = 10_000;
const CROWD_CONNECTIONS = 1_000;

type Plan = { rounds: number; warmUpMs: number; measureMs: number };

/** Firing as integrators do, at a gateway that answers at once. */
export async function measureFire(program: Program, standIn: StandIn, plan: Plan): Promise<FireFigures> {
  const shops = await newFiringShops(program, ORGANIZATIONS, CUSTOMERS);
  const window = { warmUpMs: plan.warmUpMs, measureMs: plan.measureMs };
  const { baseUrl } = program;
  await runLoad("fires", { ...window, baseUrl, connections: 16, shops });
  const loads = [];
  const roundTrips = [];
  for (const connections of [1, 16, 64]) {
    const slices: Measured[] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      const before = await transactions(program);
      const slice = await runLoad("fires", { ...window, baseUrl, connections, shops });
      requireAll(slice.answered, slice.errors);
      roundTrips.push(((await transactions(program)) - before) / slice.done);
      process.stderr.write(
        `fire at ${connections}: ${Math.round(slice.perSecond)}/s, p99 ${slice.p99.toFixed(1)} ms\n`,
      );
      slices.push(slice);
    }
    const of = (figure: "perSecond" | "p50" | "p99") => median(slices.map((slice) => slice[figure]));
    loads.push({ connections, perSecond: of("perSecond"), p50: of("p50"), p99: of("p99") });
  }
  return { loads, roundTrips: median(roundTrips), crowd: await measureCrowd(program, standIn, shops) };
}

/** Every answer is 200 or 202: what is accepted. */
function requireAll(answered: Record<number, number> = {}, errors = 0): void {
  const others = Object.entries(answered).filter(([status]) => status !== "200" && status !== "202");
  if (others.length > 0 || errors > 0)
    throw new Error(`Fires were answered ${JSON.stringify(answered)}, and ${errors} not at all`);
}

async function measureCrowd(program: Program, standIn: StandIn, shops: FiringShop[]) {
  // Calls that the load before has hung up on are still under way.
  await settled(program);
  const rowsBefore = await countCharges(program);
  const chargesBefore = await standIn.charges();
  const { baseUrl } = program;
  const { answered = {}, errors = 0 } = await runLoad("fires", {
    warmUpMs: 0,
    measureMs: 60_000,
    baseUrl,
    connections: CROWD_CONNECTIONS,
    shops,
    amount: CROWD,
  });
  const accepted = (answered[200] ?? 0) + (answered[202] ?? 0);
  await settled(program);
  const rows = (await countCharges(program)) - rowsBefore;
  const charged = (await standIn.charges()) - chargesBefore;
  // Refused for want of room is told to the caller; anything else is lost.
  const lost = CROWD - accepted - (answered[429] ?? 0) + errors;
  return { fired: CROWD, answered, lost, rows, charged };
}

/** Waits until the reconciler has brought everything that was accepted to its end. */
async function settled(program: Program): Promise<void> {
  for (;;) {
    const [row] = await asOwner<{ open: number }>(
      program,
      "select count(*)::int as open from charge where status = 'processing'",
    );
    if (row?.open === 0) return;
    await wait(500);
  }
}

async function countCharges(program: Program): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    program,
    "select count(*)::int as count from charge where status = 'captured' and kind = 'trigger'",
  );
  return row?.count ?? 0;
}

async function transactions(program: Program): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    program,
    "select xact_commit::int as count from pg_stat_database where datname = current_database()",
  );
  return row?.count ?? 0;
}
