import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureChromium } from "./find-chromium";
import { type PlaywrightSuite, playwrightFailures, type VitestFile, vitestFailures } from "./why-failed";

/**
 * All tests: Vitest's, then Playwright's, the second also when the first fail. Each prints its own summary; the last line
 * sums both. Ends with 1 when anything failed, or when a runner ended badly without naming a test.
 */
type Counts = { passed: number; failed: number; skipped: number };

type Runner = {
  command: string[];
  report: string;
  /** Playwright takes the report's file from the environment alone. */
  env?: Record<string, string>;
  count(report: Record<string, unknown>): Counts;
  /** What failed and why, for whoever sees only the end of the output. */
  failures(report: Record<string, unknown>): string[];
};

const number = (value: unknown) => (typeof value === "number" ? value : 0);

const folder = mkdtempSync(path.join(tmpdir(), "edge-test-"));
const inFolder = (name: string) => path.join(folder, name);

const RUNNERS: Runner[] = [
  {
    command: [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${inFolder("vitest.json")}`,
    ],
    report: inFolder("vitest.json"),
    count: (report) => ({
      passed: number(report.numPassedTests),
      failed: number(report.numFailedTests),
      skipped: number(report.numPendingTests) + number(report.numTodoTests),
    }),
    failures: ({ testResults }) => vitestFailures((testResults ?? []) as VitestFile[]),
  },
  {
    command: ["playwright", "test", "--reporter=list,json"],
    report: inFolder("playwright.json"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: inFolder("playwright.json") },
    count: ({ stats }) => {
      const { expected, flaky, unexpected, skipped } = (stats ?? {}) as Record<string, unknown>;
      return {
        passed: number(expected) + number(flaky),
        failed: number(unexpected),
        skipped: number(skipped),
      };
    },
    failures: ({ suites }) => playwrightFailures((suites ?? []) as PlaywrightSuite[]),
  },
];

function run({ command, report, env, count, failures }: Runner, chromium: string) {
  const { status } = spawnSync("npx", ["--no-install", ...command], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CHROMIUM_PATH: chromium, ...env },
  });
  const found = readReport(report);
  const counts = count(found);
  const diedQuietly = status !== 0 && counts.failed === 0;
  return {
    counts: diedQuietly ? { ...counts, failed: 1 } : counts,
    failed: diedQuietly ? [`FAILED ${command[0]} ended with ${status} and named no test`] : failures(found),
  };
}

/** A runner that could not even begin leaves none. */
function readReport(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const chromium = ensureChromium();
const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const runner of RUNNERS) {
  const { counts, failed } = run(runner, chromium);
  failures.push(...failed);
  for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
}
rmSync(folder, { recursive: true, force: true });
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
for (const failure of failures) process.stdout.write(`\n${failure}`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
