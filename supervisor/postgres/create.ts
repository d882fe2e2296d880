import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { StartFailure } from "@/lib/start-failure";
import type { PostgresBinaries } from "./binaries";
import type { Launch } from "./launch";
import { runAs } from "./run-as";

export const OWNER = "edge_owner";

type NewCluster = {
  directory: string;
  password: string;
  /** Nothing is flushed to the disk. */
  volatile: boolean;
};

/**
 * Makes the data of a new cluster beside its place and moves it there when whole: being killed in the middle leaves
 * nothing half-made.
 * @throws StartFailure with PostgreSQL's own last words
 */
export async function createCluster(
  { directory, password, volatile }: NewCluster,
  binaries: PostgresBinaries,
  launch: Launch,
): Promise<void> {
  const fresh = `${directory}.new`;
  const passwordFile = `${directory}.initdb`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (launch.owner) {
    await chown(fresh, launch.owner.uid, launch.owner.gid);
    await chown(passwordFile, launch.owner.uid, launch.owner.gid);
  }
  try {
    await runAs(launch, binaries.initdb, [
      `--pgdata=${fresh}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      ...(volatile ? ["--no-sync"] : []),
    ]);
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1) ?? String(error);
    throw new StartFailure(`The embedded PostgreSQL could not be set up in ${directory}: ${said}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, directory);
}
