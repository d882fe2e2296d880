import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { StartFailure } from "@/lib/start-failure";

const run = promisify(execFile);

/** How PostgreSQL's programs are started here: by which user, and through what. */
export type Launch = {
  /** Who must own the data; undefined means ourselves. */
  owner?: SystemUser;
  /** A program that turns into the owner before it runs the one named after it; empty means that a plain spawn does. */
  through: string[];
};

type SystemUser = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root starts it as the system user `postgres`, made when missing. Where that user
 * cannot pass a directory on the way to `paths` (a checkout under /root), it is given the capability to look things up.
 * @throws StartFailure
 */
export async function launchFor(paths: string[]): Promise<Launch> {
  if (process.getuid?.() !== 0) return { through: [] };
  const user = (await findUser("postgres")) ?? (await createUser("postgres"));
  const blocked = await firstBlocked(paths, user);
  if (!blocked) return { owner: user, through: [] };
  const capability = await lookupCapability();
  if (!capability) {
    throw new StartFailure(
      `PostgreSQL runs as the user "postgres", who may not enter ${blocked}: run \`chmod o+x ${blocked}\`, set EDGE_HOME to another place, or start as an ordinary user.`,
    );
  }
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  const caps = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  return { owner: user, through: ["setpriv", ...ids, ...caps, "--"] };
}

async function findUser(name: string): Promise<SystemUser | undefined> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  const fields = lines.map((line) => line.split(":")).find(([login]) => login === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

async function createUser(name: string): Promise<SystemUser> {
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name]).catch(
    () => {},
  );
  const user = await findUser(name);
  if (user) return user;
  throw new StartFailure(
    `PostgreSQL refuses to run as root and the user "${name}" could not be made: create it, or start as an ordinary user.`,
  );
}

async function firstBlocked(paths: string[], user: SystemUser): Promise<string | undefined> {
  for (const start of paths) {
    for (let current = path.resolve(start); ; current = path.dirname(current)) {
      const found = await stat(current).catch(() => undefined);
      if (found) {
        const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
        if (!(found.mode & bit)) return current;
      }
      if (current === path.dirname(current)) break;
    }
  }
  return undefined;
}

/** The least capability we hold that lets a process pass any directory, if `setpriv` is there to hand it on. */
async function lookupCapability(): Promise<string | undefined> {
  const found = await run("setpriv", ["--version"]).then(
    () => true,
    () => false,
  );
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const held = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
  if (!found) return undefined;
  if (held & (1n << 2n)) return "dac_read_search";
  if (held & (1n << 1n)) return "dac_override";
  return undefined;
}
