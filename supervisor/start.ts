import { lastWordsOf, runMain } from "@/lib/run-main";
import { openHome } from "./home";
import { onLostNpm } from "./parent";
import { requireFree } from "./ports";
import { readSettings } from "./settings";
import { Supervisor } from "./supervisor";

/** What a copy that was killed left behind still holds its port for a moment. */
const PATIENCE_AFTER_KILL_MS = 5_000;

await runMain(async () => {
  const settings = await readSettings(process.argv.includes("--dev"));
  const home = await openHome(settings.EDGE_HOME);
  const supervisor = new Supervisor(home, settings, (sentence) => process.stderr.write(`${sentence}\n`));

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await supervisor.stop().catch((error: unknown) => process.stderr.write(`${lastWordsOf(error)}\n`));
    process.exit(code);
  };
  process.on("SIGTERM", () => void stop(0));
  process.on("SIGINT", () => void stop(0));
  process.on("SIGHUP", () => void stop(0));
  onLostNpm(() => void stop(1));

  try {
    await requireFree("PORT", settings.PORT, settings.HOST, home.tookOver ? PATIENCE_AFTER_KILL_MS : 0);
    process.stdout.write(await supervisor.start());
  } catch (error) {
    // Whatever failed because we are being stopped is no news.
    if (stopping) return;
    process.stderr.write(`${lastWordsOf(error)}\n`);
    await stop(1);
  }
});
