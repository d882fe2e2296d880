import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process";
import { promisify } from "node:util";
import type { Launch } from "./launch";

const run = promisify(execFile);

const commandLine = (launch: Launch, program: string, args: string[]) => {
  const [command = program, ...rest] = [...launch.through, program, ...args];
  const user = launch.through.length === 0 ? launch.owner : undefined;
  return { command, args: rest, uid: user?.uid, gid: user?.gid };
};

/** PostgreSQL's messages are read by people and by us: in English, whatever the machine speaks. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH ?? "",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs one of PostgreSQL's programs to its end. Rejects with its output when it fails. */
export async function runAs(launch: Launch, program: string, args: string[]): Promise<void> {
  const { command, args: rest, uid, gid } = commandLine(launch, program, args);
  await run(command, rest, { uid, gid, env: ENVIRONMENT, cwd: "/" });
}

/** Starts a server in a process group of its own, so that Ctrl-C in the terminal does not reach it before us. */
export function spawnAs(
  launch: Launch,
  program: string,
  args: string[],
  stdio: SpawnOptions["stdio"],
): ChildProcess {
  const { command, args: rest, uid, gid } = commandLine(launch, program, args);
  return spawn(command, rest, { uid, gid, env: ENVIRONMENT, cwd: "/", detached: true, stdio });
}
