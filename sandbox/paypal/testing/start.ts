import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/core/sandbox";
import { PATIENCE } from "@/sandbox/core/testing/patience";
import { makePaypalPart } from "../part";

export type Started = { origin: string; restart: () => Promise<void>; stop: () => void };

/** The sandbox with PayPal's part alone, listening, on a state of its own. */
export async function startPaypal(): Promise<Started> {
  const state = mkdtempSync(join(tmpdir(), "sandbox-paypal-"));
  const open = (port: number) =>
    startSandbox({ port, state, url: undefined, parts: [makePaypalPart], page: () => undefined });
  let running: Sandbox = await open(0);
  const { origin } = running;
  return {
    origin,
    async restart() {
      running.stop();
      running = await open(Number(new URL(origin).port));
      // The client's own pool may still hold a connection to the first one.
      await vi.waitFor(() => fetch(`${origin}/paypal/wait`), PATIENCE);
    },
    stop() {
      running.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
