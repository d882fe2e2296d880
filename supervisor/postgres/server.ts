import type { ChildProcess } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { StartFailure } from "@/lib/start-failure";
import type { PostgresBinaries } from "./binaries";
import type { Launch } from "./launch";
import { spawnAs } from "./run-as";
import { stopWhenWeDie } from "./watchdog";

export type ServerOptions = {
  directory: string;
  port: number;
  logFile: string;
  volatile: boolean;
  maxConnections: number;
};

const VOLATILE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=10min"];

/** Starts the server on a made cluster; it accepts connections a little later. */
export async function startServer(
  options: ServerOptions,
  binaries: PostgresBinaries,
  launch: Launch,
): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `max_connections=${options.maxConnections}`,
    "timezone=UTC",
    "log_timezone=UTC",
    ...(options.volatile ? VOLATILE : []),
  ];
  const args = [
    "-D",
    options.directory,
    "-p",
    String(options.port),
    ...settings.flatMap((each) => ["-c", each]),
  ];
  await mkdir(path.dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, "a");
  try {
    const server = spawnAs(launch, binaries.postgres, args, ["ignore", log.fd, log.fd]);
    stopWhenWeDie(server);
    return server;
  } finally {
    await log.close();
  }
}

const GIVE_UP_AFTER_MS = 60_000;

/**
 * Resolves when the server accepts connections; recovery after a crash can take a while.
 * @throws StartFailure when it ends instead, with its last words
 */
export async function accepting(server: ChildProcess, url: string, logFile: string): Promise<void> {
  let failed: Error | undefined;
  server.once("error", (error) => {
    failed = error;
  });
  for (const began = Date.now(); Date.now() - began < GIVE_UP_AFTER_MS; await wait(25)) {
    if (failed || server.exitCode !== null || server.signalCode !== null) break;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    if (!connected) continue;
    await client.end();
    return;
  }
  const said = failed?.message ?? (await lastWords(logFile));
  throw new StartFailure(`The embedded PostgreSQL did not start: ${said} (more in ${logFile})`);
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, "utf8").catch(() => "")).trim().split("\n");
  return lines.findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}
