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

function start(variables: Record<string, string>) {
  const { EDGE_WEBHOOK_SECRET: _, ...env } = process.env;
  const program = path.join(import.meta.dirname, "receiver.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program], {
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
  // Nobody reads what it prints from here on, and this is more than fits in between: printing does not end.
  child.stdout.pause();
  const payload = JSON.stringify({ event_id: "evt_1", event_type: "long".repeat(1_000_000) });
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
  child.stdout.resume();
  let printed = "";
  for await (const part of child.stdout) {
    printed += part;
    if (printed.endsWith(" evt_1\n")) break;
  }
  expect(printed).toMatch(/^(?:long)+ evt_1\n$/);
});
