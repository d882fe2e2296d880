import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHome } from "@/supervisor/home";
import { readSettings } from "@/supervisor/settings";
import { Supervisor } from "@/supervisor/supervisor";

export type Program = {
  /** The directory that holds its data. */
  home: string;
  baseUrl: string;
  /** The owner's address; `appUrl` is the one that web and worker connect with. */
  ownerUrl: string;
  appUrl: string;
  apiKey: string;
  orgId: string;
  brandId: string;
  itemId: string;
  webPid: number;
  stop(): Promise<void>;
};

type Facts = {
  database_url: string;
  api_key: string;
  org_id: string;
  brand_id: string;
  items: { fixed: string };
};

/** Nothing that somebody set for a copy of their own may lead us to that copy. */
const NOT_OURS = ["DATABASE_URL", "APP_URL", "EDGE_SECRET_KEY", "SANDBOX_PORT", "SANDBOX_URL"];

/** All of the product in a home of its own, exactly as `npm start` brings it up. */
export async function startProgram(say: (sentence: string) => void): Promise<Program> {
  for (const name of NOT_OURS) delete process.env[name];
  const directory = await mkdtemp(path.join(tmpdir(), "edge-bench-"));
  Object.assign(process.env, { EDGE_HOME: directory, PORT: "0", HOST: "127.0.0.1" });
  const settings = await readSettings(false);
  const supervisor = new Supervisor(await openHome(directory), settings, say);
  const stop = async () => {
    await supervisor.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await supervisor.start();
    const facts = JSON.parse(await readFile(path.join(directory, "sandbox.json"), "utf8")) as Facts;
    return {
      home: directory,
      baseUrl: `http://127.0.0.1:${settings.PORT}`,
      ownerUrl: facts.database_url,
      appUrl: await appUrl(facts.database_url, directory),
      apiKey: facts.api_key,
      orgId: facts.org_id,
      brandId: facts.brand_id,
      itemId: facts.items.fixed,
      webPid: await findWeb(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function appUrl(ownerUrl: string, home: string): Promise<string> {
  const url = new URL(ownerUrl);
  url.username = "edge_login";
  url.password = await readFile(path.join(home, "app.password"), "utf8");
  return url.href;
}

/** The child of ours that is the web server. */
async function findWeb(): Promise<number> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (!/\0server\.m?[jt]s/.test(command)) continue;
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    if (status.includes(`\nPPid:\t${process.pid}\n`)) return Number(pid);
  }
  throw new Error("The web server's process was not found; the bench needs Linux.");
}

/** The most memory that the process ever held, in megabytes, as the kernel counted it. */
export async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
