import { randomBytes } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { forgetEnv } from "./env";
import { withoutDatabase } from "./http/testing/environment";
import { currentKeyId, hashToken, newToken, seal, unseal } from "./secrets";

const key = () => randomBytes(32).toString("base64");
beforeEach(() => withoutDatabase({ EDGE_SECRET_KEY: key(), EDGE_SECRET_KEY_PREVIOUS: "" }));

it("opens what it sealed, and never seals alike twice", () => {
  const text = "sk_live_ä€";
  const [one, other] = [seal(text, "a.b:1"), seal(text, "a.b:1")];
  expect(unseal(one, "a.b:1")).toBe(text);
  expect(one.bytes.equals(other.bytes)).toBe(false);
  expect(one.bytes.includes("sk_live")).toBe(false);
});

it("does not open in another place, nor when a bit was changed", () => {
  const { bytes, keyId } = seal("secret", "gateway_account.credentials:org_1:ga_1");
  expect(() => unseal({ bytes, keyId }, "gateway_account.credentials:org_1:ga_2")).toThrow();
  for (const at of [0, 12, 28]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal({ bytes: changed, keyId }, "gateway_account.credentials:org_1:ga_1")).toThrow();
  }
});

it("opens under a former key while that is named, and seals under today's", () => {
  const former = process.env.EDGE_SECRET_KEY ?? "";
  const old = seal("secret", "p");
  Object.assign(process.env, { EDGE_SECRET_KEY: key(), EDGE_SECRET_KEY_PREVIOUS: `${key()},${former}` });
  forgetEnv();
  expect(unseal(old, "p")).toBe("secret");
  expect(seal("secret", "p").keyId).toBe(currentKeyId());
  expect(old.keyId).not.toBe(currentKeyId());
  process.env.EDGE_SECRET_KEY_PREVIOUS = "";
  forgetEnv();
  expect(() => unseal(old, "p")).toThrow("EDGE_SECRET_KEY_PREVIOUS");
});

it("makes tokens of 256 bits, and one hash of each", () => {
  const token = newToken();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(newToken()).not.toBe(token);
  expect(hashToken(token).equals(hashToken(token))).toBe(true);
});
