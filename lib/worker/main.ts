import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { requireUsable } from "@/lib/migrations/require-usable";
import { closePoster } from "@/lib/outbox/post-event";
import { runMain } from "@/lib/run-main";
import { stopOnSignal } from "@/lib/stop-signals";
import { deliveries } from "./deliveries";
import { makeHeartbeat } from "./heartbeat";
import { runJobs } from "./job-runner";
import { runSweeps } from "./sweep-loop";
import { sweeps } from "./sweeps";

const STOP_WITHIN_MS = 8_000;

await runMain(async () => {
  await requireUsable(env().DATABASE_URL);

  const stopping = new AbortController();
  const heartbeat = makeHeartbeat();
  process.on("unhandledRejection", (error) =>
    log().error({ err: error }, "A promise was rejected and nobody noticed"),
  );
  const work = Promise.all([
    runJobs(stopping.signal),
    runSweeps([heartbeat.beat, ...sweeps], stopping.signal),
  ]);
  stopOnSignal(async () => {
    stopping.abort();
    await Promise.all([work, deliveries.stop()]);
    await heartbeat.leave();
    closePoster();
    await disconnect();
  }, STOP_WITHIN_MS);
  log().info("The worker takes jobs");
  await work;
});
