/** Errors whose message is written for the person at the terminal; by mark, since they come from several modules. */
const FOR_PEOPLE = new Set(["invalid_environment", "start_failure"]);

/** The sentences to print for what stopped a program, or its whole story when nobody foresaw it. */
export function lastWordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = FOR_PEOPLE.has((error as { kind?: string }).kind ?? "");
  return foreseen ? error.message : (error.stack ?? error.message);
}

/** Runs a program: variables of a `.env` file first, and exit code 1 with a sentence when it cannot go on. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    loadEnvFile();
    await main();
  } catch (error) {
    process.stderr.write(`${lastWordsOf(error)}\n`);
    process.exit(1);
  }
}

/** Variables that are already set win over the file's. */
function loadEnvFile(): void {
  try {
    process.loadEnvFile(".env");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
