import { type ChildProcess, spawn } from "node:child_process";
import { expect, it } from "vitest";
import { keepRunning } from "./keep-running";
import { stopPart } from "./part";

const node = (program: string): ChildProcess => spawn(process.execPath, ["-e", program], { detached: true });
const FOREVER = "setInterval(() => {}, 1000)";
const stop = (child: ChildProcess) => stopPart(child, 1_000);

it("starts again what ends, within a second, and no more once it is stopped", async () => {
  const children: ChildProcess[] = [];
  const said: string[] = [];
  let again: () => void = () => {};
  const startedAgain = new Promise<void>((resolve) => {
    again = resolve;
  });
  const kept = keepRunning({
    title: "The part",
    async start() {
      const child = node(FOREVER);
      children.push(child);
      if (children.length === 1) child.once("spawn", () => child.kill("SIGKILL"));
      if (children.length === 2) again();
      return child;
    },
    stop,
    say: (sentence) => said.push(sentence),
    isUseful: () => true,
    whyDead: async () => new Error("never"),
  });
  const began = Date.now();
  await startedAgain;
  expect(Date.now() - began).toBeLessThan(1_000);
  await kept.stop();
  expect(children).toHaveLength(2);
  expect(children.at(-1)?.signalCode ?? children.at(-1)?.exitCode).not.toBeNull();
  expect(said).toEqual(["The part ended (SIGKILL) and is started again."]);
});

it("gives up with a reason on what dies before it was ever of use", async () => {
  const kept = keepRunning({
    title: "The part",
    start: async () => node("process.exit(1)"),
    stop,
    say: () => {},
    isUseful: () => false,
    whyDead: async () => new Error("because"),
  });
  await expect(kept.hopeless).rejects.toThrow("because");
});
