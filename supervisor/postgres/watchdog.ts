import { type ChildProcess, spawn } from "node:child_process";

/**
 * PostgreSQL would outlive us when we are killed with -9. A shell waits on a pipe that only we hold open; when it breaks,
 * it tells the server to stop.
 */
export function stopWhenWeDie(server: ChildProcess): void {
  if (server.pid === undefined || process.platform === "win32") return;
  const script = 'read -r _; kill -INT "$0" 2>/dev/null';
  const watchdog = spawn("/bin/sh", ["-c", script, String(server.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.on("error", () => {});
  watchdog.stdin?.on("error", () => {});
  server.once("exit", () => watchdog.kill("SIGKILL"));
  watchdog.unref();
}
