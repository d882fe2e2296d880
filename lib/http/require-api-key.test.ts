import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { startApi } from "./testing/api-server";
import { makeTenant } from "./testing/tenant";
import { toyAction } from "./testing/toy-action";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let lastOctet = 0;
let address: string;

beforeAll(async () => {
  process.env.LOG_LEVEL = "silent";
  process.env.TRUSTED_PROXY_HOPS = "1";
  database = await testDatabase();
  api = await startApi(new Map([["toy", toyAction(async () => ({}))]]));
});
beforeEach(() => {
  address = `192.0.2.${++lastOctet}`;
});
afterAll(async () => {
  await api.close();
  await disconnect();
  await database.drop();
  delete process.env.TRUSTED_PROXY_HOPS;
  forgetEnv();
});

function call(apiKey: string, orgId: string, from = address) {
  return api.send("/public/edge/toy", {
    headers: { "x-forwarded-for": from },
    body: { api_key: apiKey, org_id: orgId, name: "Ada" },
  });
}

it("lets a hundred of 130 through at once, and says when to come back", async () => {
  const { apiKey, orgId } = await makeTenant({ ratePerSecond: 1, burst: 100 });
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: 130 }, () => call(apiKey, orgId)));
  const refills = Math.ceil((performance.now() - begun) / 1000);
  const passed = answers.filter(({ status }) => status === 200).length;
  expect(passed).toBeGreaterThanOrEqual(100);
  expect(passed).toBeLessThan(100 + refills);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body.error).toMatchObject({ code: "rate_limited", field: null });
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
});

it("counts each key for itself", async () => {
  const first = await makeTenant({ ratePerSecond: 1, burst: 1 });
  const second = await makeTenant({ ratePerSecond: 1, burst: 1 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(first.apiKey, first.orgId)));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect((await call(second.apiKey, second.orgId)).status).toBe(200);
});

/** Sends wrong keys until they are refused, and checks that this came neither sooner nor much later than it should. */
async function exhaust(from: (guess: number) => string) {
  const begun = performance.now();
  let guesses = 0;
  for (;;) {
    const { status } = await call(`ek_test_guess${guesses}`, "org_x", from(guesses));
    if (status === 429) break;
    expect(status).toBe(401);
    guesses++;
  }
  expect(guesses).toBeGreaterThanOrEqual(20);
  expect(guesses).toBeLessThanOrEqual(20 + (performance.now() - begun) / 3000);
}

it("refuses an address after twenty wrong keys, without looking another one up", async () => {
  await exhaust(() => address);
  const query = vi.spyOn(pool(), "query");
  const refused = await call("ek_test_more", "org_x");
  const asked = query.mock.calls.length;
  query.mockRestore();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(asked).toBe(0);
  expect((await call("ek_test_more", "org_x", "198.51.100.1")).status).toBe(401);
});

it("counts a whole /64 of IPv6 as one address", async () => {
  await exhaust((guess) => `2001:db8::${guess + 1}`);
  expect((await call("ek_test_guess", "org_x", "2001:db8:0:1::1")).status).toBe(401);
});

it("spends nothing of it for right keys", async () => {
  const { apiKey, orgId } = await makeTenant();
  for (let turn = 0; turn < 30; turn++) expect((await call(apiKey, orgId)).status).toBe(200);
  expect((await call("ek_test_guess", "org_x")).status).toBe(401);
});

it("answers revoked, expired and unknown keys alike", async () => {
  const revoked = await makeTenant();
  await database.ownerPool.query("update api_key set revoked_at = now() where id = $1", [revoked.keyId]);
  const expired = await makeTenant({ expiresAt: new Date(Date.now() - 1) });
  const answers = await Promise.all([
    call(revoked.apiKey, revoked.orgId),
    call(expired.apiKey, expired.orgId),
    call("ek_test_unknown", "org_x"),
    call("x".repeat(5_000), "org_x"),
  ]);
  for (const { status, body } of answers) {
    expect(status).toBe(401);
    expect({ ...body, error: { ...body.error, request_id: "" } }).toEqual({
      status: "error",
      errors: ["The API key is not valid."],
      error: { code: "invalid_api_key", field: "api_key", request_id: "" },
    });
  }
});

it("is 503, and lets no one through, when the database cannot answer", async () => {
  const { apiKey, orgId } = await makeTenant();
  const query = vi.spyOn(pool(), "query").mockImplementation(() => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  });
  const answer = await call(apiKey, orgId);
  query.mockRestore();
  expect(answer.status).toBe(503);
  expect(answer.body.error?.code).toBe("service_unavailable");
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
});

it("is 503 when the rate alone cannot be asked", async () => {
  const { apiKey, orgId } = await makeTenant();
  await database.ownerPool.query("alter table rate_bucket rename to rate_bucket_away");
  const answer = await call(apiKey, orgId);
  await database.ownerPool.query("alter table rate_bucket_away rename to rate_bucket");
  expect(answer.status).toBe(503);
});
