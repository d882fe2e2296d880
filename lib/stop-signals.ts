import { lastWordsOf } from "./run-main";

/**
 * Runs `stop` once at the first SIGTERM or SIGINT and then ends the process with code 0; with 1 when it takes longer than
 * `withinMs`.
 */
export function stopOnSignal(stop: () => Promise<void>, withinMs: number): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${lastWordsOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", begin);
  process.on("SIGINT", begin);
}
