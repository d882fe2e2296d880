import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { StartFailure } from "@/lib/start-failure";
import { writeWhole } from "./home";

/** Whether nobody listens there: binding is the only test that does not lie. */
function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 on which nobody listens at this moment. */
export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** @throws StartFailure when `port` stays taken for `patienceMs`: what we left there needs a moment to end */
export async function requireFree(
  name: string,
  port: number,
  host: string,
  patienceMs: number,
): Promise<void> {
  for (const began = Date.now(); !(await isFree(port, host)); await wait(100)) {
    if (Date.now() - began < patienceMs) continue;
    throw new StartFailure(`Port ${port} is taken: stop what listens there, or set ${name} to another one.`);
  }
}

export type InnerPorts = { postgres: number; sandbox: number };

/**
 * The ports behind the web server's. They stay what they were at the last start where that is possible, since set-up
 * pages, registered webhooks and `sandbox.json` name them.
 */
export async function innerPorts(file: string, sandboxPort: number): Promise<InnerPorts> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  const kept = JSON.parse(text) as Partial<InnerPorts>;
  const again = async (port: number | undefined) =>
    port !== undefined && (await isFree(port, "127.0.0.1")) ? port : freePort();
  const ports = { postgres: await again(kept.postgres), sandbox: sandboxPort || (await again(kept.sandbox)) };
  await writeWhole(file, JSON.stringify(ports));
  return ports;
}
