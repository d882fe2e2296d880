import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOfToken, issueToken } from "../credentials";
import { makeMemoryCore } from "../testing/memory-core";
import { type Merchant, makeMerchant } from "../testing/merchant";
import { type Started, startPaypal } from "../testing/start";

let sandbox: Started;
let merchant: Merchant;
beforeAll(async () => {
  sandbox = await startPaypal();
  merchant = await makeMerchant(sandbox.origin);
});
afterAll(() => sandbox.stop());

async function askToken(basic: string, form: string) {
  const response = await fetch(`${sandbox.origin}/v1/oauth2/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
    body: form,
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

test("grants a bearer token for nine hours", async () => {
  const { status, body, headers } = await askToken(merchant.basic, "grant_type=client_credentials");
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: "Bearer", expires_in: 32_400 });
  expect(headers.get("paypal-debug-id")).toMatch(/^[0-9a-f]{13}$/);
});

test.each([
  ["another account's secret", Buffer.from("sb-client-aaaaaaaa:sb-secret-bbbbbbbb").toString("base64")],
  ["no such client", Buffer.from("someone:secret").toString("base64")],
  ["not base64", "***"],
])("refuses %s as invalid_client", async (_, basic) => {
  const { status, body } = await askToken(basic, "grant_type=client_credentials");
  expect(status).toBe(401);
  expect(body).toEqual({ error: "invalid_client", error_description: "Client Authentication failed" });
});

test("refuses another grant", async () => {
  const { status, body } = await askToken(merchant.basic, "grant_type=password");
  expect([status, body.error]).toEqual([400, "unsupported_grant_type"]);
});

test("a missing bearer and a wrong one are told apart as PayPal does", async () => {
  const missing = await fetch(`${sandbox.origin}/v3/vault/setup-tokens/X`);
  expect(missing.status).toBe(401);
  expect(await missing.json()).toMatchObject({
    name: "AUTHENTICATION_FAILURE",
    debug_id: expect.any(String),
  });

  const headers = { Authorization: "Bearer A21AAxyz.wrong" };
  const wrong = await fetch(`${sandbox.origin}/v3/vault/setup-tokens/X`, { headers });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({ error: "invalid_token" });
});

test("a browser's token opens the script and not the API", async () => {
  const form = "grant_type=client_credentials&response_type=client_token&intent=sdk_init";
  const { body } = await askToken(merchant.basic, form);
  expect(body.expires_in).toBe(900);
  const headers = { Authorization: `Bearer ${body.access_token}` };
  expect((await fetch(`${sandbox.origin}/v1/notifications/webhooks`, { headers })).status).toBe(401);
  const instance = `${sandbox.origin}/paypal/sdk/instance?client_token=${body.access_token}`;
  expect((await fetch(instance)).status).toBe(200);
  expect((await fetch(`${sandbox.origin}/paypal/sdk/instance?client_id=nobody`)).status).toBe(401);
});

test("a token is over when its time is over", () => {
  const { core, passTo } = makeMemoryCore("2026-11-01T00:00:00Z");
  const token = issueToken(core, "aaaaaaaa", "server");
  expect(accountOfToken(core, token.id, "server")).toBe("aaaaaaaa");
  passTo("2026-11-01T09:00:01Z");
  expect(accountOfToken(core, token.id, "server")).toBeUndefined();
});

test("an unknown path of the API is a 404 in PayPal's shape", async () => {
  const { status, body } = await merchant.call("GET", "/v2/checkout/nothing");
  expect([status, body.name]).toEqual([404, "RESOURCE_NOT_FOUND"]);
});
