import { expect, it } from "vitest";
import { runSweeps } from "./sweep-loop";
import type { Sweep } from "./sweeps";

it("goes on after a failure, lets no sweep hold up another, and returns when told to stop", async () => {
  const stop = new AbortController();
  let failures = 0;
  const failing: Sweep = {
    name: "failing",
    everyMs: 1,
    async run() {
      failures += 1;
      if (failures === 3) stop.abort();
      throw new Error("no luck");
    },
  };
  let running = 0;
  let most = 0;
  const slow: Sweep = {
    name: "slow",
    everyMs: 0,
    async run(signal) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      running -= 1;
    },
  };
  await runSweeps([failing, slow], stop.signal);
  expect({ failures, most, running }).toEqual({ failures: 3, most: 1, running: 0 });
});
