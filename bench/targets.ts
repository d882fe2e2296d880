import type { AdminFigures } from "./admin-measure";
import type { DeliveryFigures } from "./deliveries/measure-deliveries";
import type { FireFigures } from "./fire/measure-fire";
import type { ListFigures } from "./list/measure-list";
import { LOADS, type Slice, SUBJECTS, type Subject } from "./measure-api";
import { median } from "./statistics";

/** Medians over the rounds. */
export type ApiFigures = {
  connections: number;
  subject: Subject;
  perSecond: number;
  p50: number;
  p99: number;
}[];

export type Target = { what: string; found: number; wanted: string; met: boolean };

type Figure = "perSecond" | "p50" | "p99";

export function toFigures(slices: Slice[]): ApiFigures {
  return LOADS.flatMap((connections) =>
    SUBJECTS.map((subject) => {
      const own = slices.filter((slice) => slice.subject === subject && slice.connections === connections);
      const of = (figure: Figure) => median(own.map((slice) => slice[figure]));
      return { connections, subject, perSecond: of("perSecond"), p50: of("p50"), p99: of("p99") };
    }),
  );
}

/** Ours over another's in the same round, and of these ratios the median: a busy minute of the machine is in both. */
function ratio(slices: Slice[], connections: number, figure: Figure, other: Subject): number {
  const find = (round: number, subject: Subject) =>
    slices.find(
      (slice) => slice.round === round && slice.subject === subject && slice.connections === connections,
    );
  const rounds = [...new Set(slices.map(({ round }) => round))];
  return median(
    rounds.map(
      (round) => (find(round, "api")?.[figure] ?? Number.NaN) / (find(round, other)?.[figure] ?? Number.NaN),
    ),
  );
}

const atLeast = (what: string, found: number, limit: number): Target => ({
  what,
  found,
  wanted: `≥ ${limit}`,
  met: found >= limit,
});
const atMost = (what: string, found: number, limit: number): Target => ({
  what,
  found,
  wanted: `≤ ${limit}`,
  met: found <= limit,
});

export function judgeApi(slices: Slice[], peakMemoryMb: number): Target[] {
  const rate = (at: number) => ratio(slices, at, "perSecond", "separate statements");
  const slowest = (at: number) => ratio(slices, at, "p99", "separate statements");
  return [
    atLeast("rate at 16 / the database's own", rate(16), 0.5),
    atLeast("rate at 64 / the database's own", rate(64), 0.5),
    atMost("p99 at 16 / the database's own", slowest(16), 4),
    atMost("p99 at 64 / the database's own", slowest(64), 4),
    atMost("unloaded p50 / the empty route's", ratio(slices, 1, "p50", "empty route"), 2),
    atMost("peak memory of the web process, MB", peakMemoryMb, 300),
  ];
}

/** The database's other processes commit a little beside each fire's three transactions. */
export function judgeFire({ roundTrips, crowd }: FireFigures): Target[] {
  return [
    atMost("database transactions a fire", roundTrips, 3.5),
    atMost("fires of the crowd that were neither accepted nor answered 429", crowd.lost, 0),
    atMost(
      "captured rows that the gateway does not hold, or the other way round",
      Math.abs(crowd.rows - crowd.charged),
      0,
    ),
  ];
}

export function judgeList({ pages }: ListFigures): Target[] {
  return [
    atMost("slowest median page of 1,000,000 enrollments, ms", Math.max(...pages.map(({ p50 }) => p50)), 100),
  ];
}

export function judgeAdmin({ rows, reads }: AdminFigures): Target[] {
  const slowest = (home: boolean) =>
    Math.max(...reads.filter(({ read }) => read.startsWith("home") === home).map(({ p50 }) => p50));
  return [
    atMost(`slowest median list or search of ${rows} customers, ms`, slowest(false), 100),
    atMost(`slowest median home page of ${rows} customers, ms`, slowest(true), 300),
  ];
}

/** Of what is told, nearly all is received in the same time: a steady load leaves no queue. */
export function judgeDeliveries({ idle, crowded }: DeliveryFigures): Target[] {
  return [
    atMost("delay from commit to receipt when idle, p50 ms", idle.p50, 50),
    atLeast(
      "events a second to a healthy endpoint beside a slow and a dead one",
      crowded.receivedPerSecond,
      195,
    ),
    atMost("their delay, p50 ms", crowded.p50, 50),
  ];
}
