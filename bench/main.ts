import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runMain } from "@/lib/run-main";
import { measureAdmin } from "./admin-measure";
import { measureDeliveries } from "./deliveries/measure-deliveries";
import { startEmptyApp } from "./empty-app";
import { measureFire } from "./fire/measure-fire";
import { startStandIn } from "./fire/start-stand-in";
import { measureList } from "./list/measure-list";
import { measureApi } from "./measure-api";
import { measurePage } from "./measure-page";
import { type Program, peakMemoryMb, startProgram } from "./program";
import { type Report, toTable } from "./report";
import { judgeAdmin, judgeApi, judgeDeliveries, judgeFire, judgeList, toFigures } from "./targets";

/**
 * `npm run bench` measures the main call, firing, the list of enrollments, what the staff pages read, the delivery of events, and the hosted page;
 * `-- --only=build` (or fire, list, admin, deliveries, page) one of them. When one alone is measured and a figure of it is missed, it ends with code 1. Progress goes to
 * stderr, JSON and a table to stdout.
 */
const SUBJECTS = ["build", "fire", "list", "admin", "deliveries", "page"] as const;
const USAGE = `npm run bench -- [--only=${SUBJECTS.join("|")}] [--rounds=5] [--seconds=3] [--customers=1000000]`;
const wish = readWish();
const wants = (subject: (typeof SUBJECTS)[number]) => wish.only === undefined || wish.only === subject;
const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

await runMain(async () => {
  const undo: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  // Once, and whoever asks again waits for it too: a signal makes the load fail, which would end us in the middle.
  const stop = () => {
    stopped ??= (async () => {
      for (const step of undo.splice(0).reverse()) await step();
    })();
    return stopped;
  };
  process.once("SIGINT", () => void stop().then(() => process.exit(130)));
  process.once("SIGTERM", () => void stop().then(() => process.exit(143)));
  try {
    const empty = await startEmptyApp(say);
    undo.push(empty.stop);
    const report: Report = {
      at: new Date().toISOString(),
      machine: { cores: cpus().length, node: process.version, loadAverage: loadavg() },
      targets: [],
    };
    const plan = { rounds: Number(wish.rounds), warmUpMs: 1_000, measureMs: Number(wish.seconds) * 1000 };
    const withProgram = async (work: (program: Program) => Promise<void>) => {
      const program = await startProgram(say);
      undo.push(program.stop);
      await work(program);
      await undo.pop()?.();
    };
    if (wants("build") || wants("list") || wants("page"))
      await withProgram(async (program) => {
        if (wants("build")) {
          const slices = await measureApi(program, empty, plan);
          report.api = toFigures(slices);
          report.targets.push(...judgeApi(slices, await peakMemoryMb(program.webPid)));
        }
        if (wants("page")) report.page = await measurePage(program, empty, 5);
        if (wants("list")) {
          report.list = await measureList(program);
          report.targets.push(...judgeList(report.list));
        }
      });
    if (wants("admin"))
      await withProgram(async (program) => {
        report.admin = await measureAdmin(program, Number(wish.customers));
        report.targets.push(...judgeAdmin(report.admin));
      });
    if (wants("deliveries"))
      await withProgram(async (program) => {
        report.deliveries = await measureDeliveries(program);
        report.targets.push(...judgeDeliveries(report.deliveries));
      });
    if (wants("fire")) {
      const standIn = await startStandIn();
      undo.push(standIn.stop);
      process.env.STRIPE_API_BASE = standIn.url;
      await withProgram(async (program) => {
        const fewer = { ...plan, rounds: Math.min(3, plan.rounds) };
        report.fire = await measureFire(program, standIn, fewer);
        report.targets.push(...judgeFire(report.fire));
      });
    }
    await publish(report);
    if (wish.only && report.targets.some(({ met }) => !met)) process.exitCode = 1;
  } finally {
    await stop();
  }
});

async function publish(report: Report): Promise<void> {
  const json = `${JSON.stringify(report, null, 2)}\n`;
  await mkdir("bench/results", { recursive: true });
  await writeFile(`bench/results/${report.at.replaceAll(":", "-")}.json`, json);
  process.stdout.write(`${json}\n${toTable(report)}\n`);
}

/** What the command line asks for. It ends the program where that is help, or nothing that can be measured. */
function readWish() {
  const tell = (words: string, code: number): never => {
    process[code ? "stderr" : "stdout"].write(`${words}\n`);
    process.exit(code);
  };
  try {
    const { help, only, rounds, seconds, customers } = parseArgs({
      options: {
        help: { type: "boolean" },
        only: { type: "string" },
        rounds: { type: "string", default: "5" },
        seconds: { type: "string", default: "3" },
        customers: { type: "string", default: "1000000" },
      },
    }).values;
    if (help) tell(USAGE, 0);
    if (only !== undefined && !SUBJECTS.some((subject) => subject === only))
      throw new Error(`--only must be one of ${SUBJECTS.join(", ")}.`);
    for (const [name, text] of Object.entries({ rounds, seconds, customers }))
      if (!(Number(text) > 0)) throw new Error(`--${name} must be a number above 0.`);
    return { only, rounds, seconds, customers };
  } catch (error) {
    return tell(`${error instanceof Error ? error.message : error}\nWrite: ${USAGE}`, 1);
  }
}
