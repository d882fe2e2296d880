import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { newSigningSecret, signatureHeaders } from "./sign";

const payload = JSON.stringify({ event_id: "evt_1", data: { reason: "Zażółć 🦊   \\" } });

function signed(secrets: string[], at = new Date()) {
  return signatureHeaders({ eventId: "evt_1", at, payload, secrets });
}

it("signs so that the public package verifies it, and signs as the standard's own example", () => {
  const secret = newSigningSecret();
  expect(new Webhook(secret).verify(payload, signed([secret]))).toEqual(JSON.parse(payload));
  expect(new Webhook(secret).verify(Buffer.from(payload), signed([secret]))).toEqual(JSON.parse(payload));
  const example = {
    eventId: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_999),
    payload: '{"test": 2432232314}',
    secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  };
  expect(signatureHeaders(example)).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

it("does not verify when body, id, time or secret are others", () => {
  const secret = newSigningSecret();
  const webhook = new Webhook(secret);
  const headers = signed([secret]);
  const fails = (body: string, changed: object = {}) =>
    expect(() => webhook.verify(body, { ...headers, ...changed })).toThrow();
  fails(payload.replace("evt_1", "evt_2"));
  fails(`${payload} `);
  fails(payload, { "webhook-id": "evt_2" });
  fails(payload, { "webhook-timestamp": String(Number(headers["webhook-timestamp"]) - 1) });
  fails(payload, { "webhook-signature": "v1," });
  const old = signed([secret], new Date(Date.now() - 6 * 60_000));
  expect(() => webhook.verify(payload, old)).toThrow("too old");
  expect(() => new Webhook(newSigningSecret()).verify(payload, headers)).toThrow("No matching signature");
});

it("signs with every secret while one rotates, the newest first", () => {
  const [newer, older] = [newSigningSecret(), newSigningSecret()];
  const at = new Date();
  const both = signed([newer, older], at);
  for (const secret of [newer, older]) expect(new Webhook(secret).verify(payload, both)).toBeTruthy();
  const one = (secret: string) => signed([secret], at)["webhook-signature"];
  expect(both["webhook-signature"]).toBe(`${one(newer)} ${one(older)}`);
});

it("makes secrets of 256 bits, each its own", () => {
  const secrets = Array.from({ length: 50 }, newSigningSecret);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
  }
  expect(new Set(secrets).size).toBe(50);
});
