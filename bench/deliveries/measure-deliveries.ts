import { setTimeout as wait } from "node:timers/promises";
import { liftLimit } from "../owner";
import type { Program } from "../program";
import { median } from "../statistics";
import { deadReceiver, healthyReceiver, type Receiver, slowReceiver } from "./receivers";
import { makeTeller, type Told } from "./tell";

export type DeliveryFigures = {
  /** From the commit to the receipt while little happens. */
  idle: { p50: number; p99: number };
  /** Every event of a burst at one receiver, with nothing else to do. */
  burst: { events: number; perSecond: number };
  /** So many events a second, each to a healthy, a slow and a dead endpoint: what the healthy one got. */
  crowded: { toldPerSecond: number; receivedPerSecond: number; p50: number; p99: number };
};

const IDLE = { perSecond: 5, forMs: 10_000 };
const BURST = 5_000;
const CROWDED = { perSecond: 200, forMs: 30_000 };
const SLOW_MS = 4_000;

/** Events from their commit to receivers on this machine. */
export async function measureDeliveries(program: Program): Promise<DeliveryFigures> {
  await liftLimit(program);
  const teller = makeTeller(program);
  const receivers: Receiver[] = [];
  const receiver = async (starting: Promise<Receiver>) => {
    const started = await starting;
    receivers.push(started);
    await call(program, "createWebhook", {
      wh_name: `bench ${receivers.length}`,
      wh_endpoint: started.url,
      wh_events: ["*"],
      wh_timeout: 5,
    });
    return started;
  };
  try {
    const healthy = await receiver(healthyReceiver());
    await teller.steadily(IDLE.perSecond, 2_000);
    const idle = delays(await received(healthy, await teller.steadily(IDLE.perSecond, IDLE.forMs)), healthy);
    say(`idle: p50 ${idle.p50.toFixed(1)} ms, p99 ${idle.p99.toFixed(1)} ms`);

    const began = performance.now();
    const told = await received(healthy, await teller.atOnce(BURST));
    const last = Math.max(...[...told.keys()].map((id) => healthy.seen.get(id) ?? 0));
    const burst = { events: BURST, perSecond: (BURST / (last - began)) * 1000 };
    say(`burst: ${Math.round(burst.perSecond)}/s`);

    await receiver(slowReceiver(SLOW_MS));
    await receiver(deadReceiver());
    const crowd = await teller.steadily(CROWDED.perSecond, CROWDED.forMs);
    await received(healthy, crowd);
    const times = [...crowd.keys()].map((id) => healthy.seen.get(id) ?? 0);
    const span = (values: number[]) => (Math.max(...values) - Math.min(...values)) / 1000;
    const crowded = {
      toldPerSecond: crowd.size / span([...crowd.values()]),
      receivedPerSecond: crowd.size / span(times),
      ...delays(crowd, healthy),
    };
    say(
      `beside a slow and a dead one: ${Math.round(crowded.receivedPerSecond)}/s, p50 ${crowded.p50.toFixed(1)} ms`,
    );
    return { idle, burst, crowded };
  } finally {
    await teller.stop();
    for (const started of receivers) await started.close();
  }
}

async function call(program: Program, action: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${program.baseUrl}/public/account/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${program.apiKey}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${action} was answered ${response.status}: ${await response.text()}`);
}

/** Waits until the receiver has every one of them. */
async function received({ seen }: Receiver, told: Told): Promise<Told> {
  while ([...told.keys()].some((id) => !seen.has(id))) await wait(20);
  return told;
}

function delays(told: Told, { seen }: Receiver): { p50: number; p99: number } {
  // The receipt can come before the committer hears of its commit.
  const each = [...told]
    .map(([id, at]) => Math.max(0, (seen.get(id) ?? Number.NaN) - at))
    .sort((a, b) => a - b);
  return { p50: median(each), p99: each[Math.ceil(each.length * 0.99) - 1] ?? Number.NaN };
}

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
