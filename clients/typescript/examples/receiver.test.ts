import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, it } from "vitest";

const secret = `whsec_${randomBytes(32).toString("base64")}`;

let running: ChildProcess | undefined;
afterEach(() => void running?.kill("SIGKILL"));

/** The first line is its greeting; to print the next one is the end of it. */
const DIES_PRINTING = `data:text/javascript,${encodeURIComponent(
  "const { log } = console; console.log = (line) => { log(line); console.log = () => process.exit(7); };",
)}`;

function start(variables: Record<string, string>) {
  const { EDGE_WEBHOOK_SECRET: _, ...env } = process.env;
  const program = path.join(import.meta.dirname, "receiver.ts");
  const child = spawn(process.execPath, ["--import", "tsx", "--import", DIES_PRINTING, program], {
    env: { ...env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  return child;
}

it("does not start without a secret, and says which variable is missing", async () => {
  const child = start({ PORT: "0" });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, said]).toEqual([2, expect.stringContaining("Set EDGE_WEBHOOK_SECRET")]);
});

it("answers what it has verified before it prints it, and 400 to what is not Edge's", async () => {
  const child = start({ PORT: "0", EDGE_WEBHOOK_SECRET: secret });
  const [greeting] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(greeting))?.[0] ?? "";
  const payload = JSON.stringify({ event_id: "evt_1", event_type: "setup.expired" });
  const at = new Date();
  const post = (signature: string) =>
    fetch(url, {
      method: "POST",
      headers: {
        "webhook-id": "evt_1",
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signature,
      },
      body: payload,
    });
  expect((await post("v1,AAAA")).status).toBe(400);
  expect((await post(new Webhook(secret).sign("evt_1", at, payload))).status).toBe(204);
  const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  expect(code).toBe(7);
});
