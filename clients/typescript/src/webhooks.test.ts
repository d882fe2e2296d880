import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { InvalidWebhook, type Received, verifyWebhook } from "./index.ts";

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
])("refuses %s", (_what, received) => {
  expect(() => verifyWebhook(received)).toThrow(InvalidWebhook);
});

it("reads its headers however they are spelled", () => {
  const {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature,
  } = signed(payload);
  for (const headers of [
    { "Webhook-Id": id, "Webhook-Timestamp": timestamp, "Webhook-Signature": signature },
    { "WEBHOOK-ID": id, "webhook-Timestamp": [timestamp], "WebHook-Signature": [signature] },
  ])
    expect(verifyWebhook({ payload, headers, secret }).event_type).toBe("trigger.captured");
});

it.each<[string, unknown, RegExp]>([
  ["nothing", undefined, /^secret is empty/],
  ["an empty text", "", /^secret is empty/],
  ["an empty list", [], /^secret is an empty list/],
  ["an empty one of two", [secret, ""], /^secret\[1\] is empty/],
  ["a prefix alone", "whsec_", /^secret is malformed/],
  ["what is not Base64", "whsec_not*base64", /^secret is malformed/],
  ["what is cut short", secret.slice(0, 11), /^secret is malformed/],
  ["a line's end behind it", `${secret}\n`, /^secret is malformed/],
  ["an API key", "ek_test_0123456789", /^secret is malformed/],
])("tells the programmer that the secret is %s, and not what it is", (_what, wrong, says) => {
  const thrown = caught({ payload, headers: signed(payload), secret: wrong as string });
  expect(thrown).toBeInstanceOf(TypeError);
  expect(thrown.message).toMatch(says);
  for (const part of ["not*base64", "ek_test", secret.slice(6, 11)])
    expect(thrown.message).not.toContain(part);
});

it.each([
  ["a parsed body", JSON.parse(payload)],
  ["no body", undefined],
])("tells the programmer that the payload is %s", (_what, wrong) => {
  const thrown = caught({ payload: wrong, headers: signed(payload), secret });
  expect(thrown).toBeInstanceOf(TypeError);
  expect(thrown.message).toMatch(/^payload must be the raw body/);
});

function caught(received: Received): Error {
  try {
    verifyWebhook(received);
  } catch (error) {
    return error as Error;
  }
  throw new Error("It was taken");
}
