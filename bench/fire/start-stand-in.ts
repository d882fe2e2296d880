import { fork } from "node:child_process";
import { once } from "node:events";

export type StandIn = { url: string; charges(): Promise<number>; stop(): Promise<void> };

/** The stand-in for Stripe as a process of its own; what is started afterwards asks it instead of the sandbox. */
export async function startStandIn(): Promise<StandIn> {
  const child = fork("bench/fire/stand-in.ts", { execArgv: ["--import", "tsx"] });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return {
    url,
    async charges() {
      const response = await fetch(`${url}/counts`);
      return ((await response.json()) as { charges: number }).charges;
    },
    async stop() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
