import type { ChildProcess } from "node:child_process";
import { access, mkdir } from "node:fs/promises";
import path from "node:path";
import { keptSecret } from "../home";
import { postgresBinaries } from "./binaries";
import { createCluster, OWNER } from "./create";
import { launchFor } from "./launch";
import { stopOrphan } from "./orphan";
import { accepting, startServer } from "./server";

export type ClusterOptions = {
  /** Absolute. The data itself goes to `postgres/` in it. */
  home: string;
  port: number;
  /** For tests: fast, and lost when the machine crashes. */
  volatile?: boolean;
  maxConnections?: number;
};

export type Cluster = {
  /** The owner's address of a database of this cluster. */
  url(database: string): string;
  /** Starts the server and resolves when it accepts connections. */
  start(): Promise<ChildProcess>;
  /** A fast shutdown: running statements are cancelled, what was committed stays. */
  stop(): Promise<void>;
};

/**
 * A PostgreSQL of our own on 127.0.0.1 with its data under `home`, made at the first call. A server which an earlier run
 * left behind on the same data is stopped first.
 * @throws StartFailure
 */
export async function openCluster({
  home,
  port,
  volatile = false,
  maxConnections = 200,
}: ClusterOptions): Promise<Cluster> {
  const directory = path.join(home, "postgres");
  const logFile = path.join(home, "log", "postgres.log");
  await mkdir(home, { recursive: true });
  const binaries = await postgresBinaries();
  const launch = await launchFor([home, binaries.home]);
  const password = await keptSecret(path.join(home, "postgres.password"));
  if (!(await exists(directory))) await createCluster({ directory, password, volatile }, binaries, launch);

  const url = (database: string) => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | undefined;
  return {
    url,
    async start() {
      await stopOrphan(directory, binaries, launch);
      server = await startServer({ directory, port, logFile, volatile, maxConnections }, binaries, launch);
      await accepting(server, url("postgres"), logFile);
      return server;
    },
    async stop() {
      const running = server;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGINT");
      const insist = setTimeout(() => running.kill("SIGQUIT"), FAST_SHUTDOWN_MS);
      await gone;
      clearTimeout(insist);
    },
  };
}

/** After that it is told to end at once; the next start then replays its log. */
const FAST_SHUTDOWN_MS = 1_500;

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
