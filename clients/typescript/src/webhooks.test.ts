import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { InvalidWebhook, verifyWebhook } from "./index.ts";

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const samples = path.resolve(import.meta.dirname, "../samples");
const payload = readFileSync(path.join(samples, "trigger.captured.json"), "utf8");

function signed(body: string, at = new Date(), by = secret) {
  return {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(by).sign("evt_1", at, body),
  };
}

it("answers every kind of event, from Node's headers and from a Request's, while a secret rotates too", () => {
  const names = readdirSync(samples);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const body = readFileSync(path.join(samples, name), "utf8");
    const event = verifyWebhook({ payload: Buffer.from(body), headers: signed(body), secret });
    expect(`${event.event_type}.json`).toBe(name);
  }
  const former = `whsec_${randomBytes(32).toString("base64")}`;
  const event = verifyWebhook({
    payload,
    headers: new Headers(signed(payload, new Date(), former)),
    secret: [secret, former],
  });
  // The type tells what is in it.
  if (event.event_type !== "trigger.captured") throw new Error("another event");
  expect(event.data.amount).toBe(200);
});

it.each([
  ["a changed body", { payload: payload.replace("200", "201"), headers: signed(payload), secret }],
  ["an old timestamp", { payload, headers: signed(payload, new Date(Date.now() - 6 * 60_000)), secret }],
  ["another's secret", { payload, headers: signed(payload, new Date(), "whsec_AAAA"), secret }],
  ["no signature", { payload, headers: {}, secret }],
  ["no secret", { payload, headers: signed(payload), secret: [] }],
])("refuses %s", (_what, received) => {
  expect(() => verifyWebhook(received)).toThrow(InvalidWebhook);
});
