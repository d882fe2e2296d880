import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runMain } from "@/lib/run-main";
import { startEmptyApp } from "./empty-app";
import { measureApi } from "./measure-api";
import { measurePage } from "./measure-page";
import { peakMemoryMb, startProgram } from "./program";
import { type Report, toTable } from "./report";
import { judge, toFigures } from "./targets";

/**
 * `npm run bench` measures the main call and the hosted page; `-- --only=build` or `-- --only=page` one of them. The first
 * of these ends with code 1 when a figure is missed. Progress goes to stderr, JSON and a table to stdout.
 */
const { values: wish } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
  },
});
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
    const program = await startProgram(say);
    undo.push(program.stop);
    const report: Report = {
      at: new Date().toISOString(),
      machine: { cores: cpus().length, node: process.version, loadAverage: loadavg() },
      targets: [],
    };
    if (wish.only !== "page") {
      const plan = { rounds: Number(wish.rounds), warmUpMs: 1_000, measureMs: Number(wish.seconds) * 1000 };
      const slices = await measureApi(program, empty, plan);
      report.api = toFigures(slices);
      report.targets = judge(slices, await peakMemoryMb(program.webPid));
    }
    if (wish.only !== "build") report.page = await measurePage(program, empty, 5);
    await publish(report);
    if (wish.only === "build" && report.targets.some(({ met }) => !met)) process.exitCode = 1;
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
