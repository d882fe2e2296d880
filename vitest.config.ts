import path from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first";

const shared = {
  resolve: { alias: { "@": path.resolve(".") } },
};

/** What passed only in its second try is named at the end: it is looked into like a failure, but does not hold up a change. */
const retry = process.env.CI ? 1 : 0;

/** Prisma's WebAssembly runs too short in a test file to gain by being optimized, which costs more than all its queries. */
const execArgv = ["--liftoff-only"];

export default defineConfig({
  ...shared,
  test: {
    globalSetup: "lib/testing/global-setup.ts",
    // Most tests wait for a database, a sandbox or a browser: twice as many as cores keep two of them busy.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          name: "parts",
          execArgv,
          retry,
          sequence: { groupOrder: 0 },
          include: [
            "{lib,lint,sandbox,supervisor,components,app,clients}/**/*.test.{ts,tsx}",
            "e2e/{contract,crash,deliveries,model,tenants}/**/*.test.ts",
          ],
          // A busy machine is slow, not wrong: only what hangs runs into these.
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Whole copies of the program, started, killed and started again.
        ...shared,
        test: {
          name: "process",
          retry,
          sequence: { groupOrder: 1 },
          include: ["e2e/process/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
