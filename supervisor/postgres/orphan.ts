import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./binaries";
import type { Launch } from "./launch";
import { runAs } from "./run-as";

/**
 * Stops the server that an earlier, killed run may have left on this data directory, and removes the note of one that is
 * gone: its process number may belong to somebody else by now, and PostgreSQL would refuse to start.
 */
export async function stopOrphan(
  directory: string,
  binaries: PostgresBinaries,
  launch: Launch,
): Promise<void> {
  const note = path.join(directory, "postmaster.pid");
  const pid = Number((await readFile(note, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (await isServerOf(pid, directory)) {
    const stop = (mode: string, seconds: string) =>
      runAs(launch, binaries.pgCtl, ["stop", "-D", directory, "-m", mode, "-w", "-t", seconds]);
    await stop("fast", "8").catch(() => stop("immediate", "8"));
  }
  await rm(note, { force: true });
}

async function isServerOf(pid: number, directory: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() =>
    process.platform === "linux"
      ? ""
      : promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).then(
          ({ stdout }) => stdout,
          () => "",
        ),
  );
  return command.includes("postgres") && command.includes(directory);
}
