import { migrate } from "@/lib/migrations/migrate";
import { ensureAppLogin, ensureDatabase } from "./app-login";
import { type Kept, keepRunning } from "./keep-running";
import { type Cluster, openCluster } from "./postgres/cluster";
import type { Settings } from "./settings";

export type Database = {
  ownerUrl: string;
  /** For web and worker. */
  appUrl: string;
  kept?: Kept;
};

type Opening = {
  home: string;
  port: number;
  settings: Settings;
  say: (sentence: string) => void;
  /** Is given what must be stopped, as soon as there is something. */
  onKept: (kept: Kept) => void;
};

/** Our own PostgreSQL, or the one that DATABASE_URL names; migrated either way. */
export async function openDatabase(opening: Opening): Promise<Database> {
  const given = opening.settings.DATABASE_URL;
  if (given) {
    await migrate(given);
    return { ownerUrl: given, appUrl: given };
  }
  const cluster = await openCluster({ home: opening.home, port: opening.port });
  await keepCluster(cluster, opening);
  const ownerUrl = await ensureDatabase(cluster);
  await migrate(ownerUrl);
  return { ownerUrl, appUrl: await ensureAppLogin(ownerUrl, opening.home) };
}

/** Resolves when it accepts connections for the first time. */
async function keepCluster(cluster: Cluster, { say, onKept }: Opening): Promise<void> {
  let problem: Error | undefined;
  await new Promise<void>((resolve, reject) => {
    let useful = false;
    const kept = keepRunning({
      title: "The database",
      async start() {
        try {
          const server = await cluster.start();
          useful = true;
          resolve();
          return server;
        } catch (error) {
          problem = error as Error;
          throw error;
        }
      },
      stop: () => cluster.stop(),
      say,
      isUseful: () => useful,
      whyDead: async () => problem ?? new Error("The database ended at once."),
    });
    kept.hopeless.catch(reject);
    onKept(kept);
  });
}
