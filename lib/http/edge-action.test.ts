import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { disconnect } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type ApiAnswer, type Send, startApi } from "./testing/api-server";
import { makeTenant } from "./testing/tenant";
import { toyAction } from "./testing/toy-action";

const PATH = "/public/edge/toy";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let tenant: Awaited<ReturnType<typeof makeTenant>>;
let seen: Context | undefined;
let work: () => Promise<Record<string, unknown>> = async () => ({});

beforeAll(async () => {
  // What goes wrong on purpose need not be read.
  process.env.LOG_LEVEL = "silent";
  database = await testDatabase();
  tenant = await makeTenant();
  const toy = toyAction(async (ctx, input) => {
    seen = ctx;
    return { name: input.name, ...(await work()) };
  });
  api = await startApi(new Map([["toy", toy]]));
});
afterAll(async () => {
  await api.close();
  await disconnect();
  await database.drop();
});

/** The toy call with what the test changes in it. */
function call(fields: Record<string, unknown> = {}, options: Send = {}): Promise<ApiAnswer> {
  const body = { api_key: tenant.apiKey, org_id: tenant.orgId, name: "Ada", ...fields };
  return api.send(PATH, { body, ...options });
}

function expectError(
  answer: ApiAnswer,
  status: number,
  code: string,
  field: string | null,
  errors?: string[],
) {
  expect(answer.body).toEqual({
    status: "error",
    errors: errors ?? [expect.any(String)],
    error: { code, field, request_id: answer.headers.get("x-request-id") },
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("x-request-id")).toMatch(/^req_[\w-]{24}$/);
}

describe("success", () => {
  it("answers the action's fields, and gives the verb its context", async () => {
    const answer = await call({}, { headers: { "user-agent": "curl/8" } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ data: { name: "Ada" }, status: "success" });
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(seen).toEqual({
      orgId: tenant.orgId,
      actor: { type: "api_key", id: tenant.keyId },
      requestId: answer.headers.get("x-request-id"),
      address: "127.0.0.1",
      userAgent: "curl/8",
    });
  });

  it("is the same under the older path, and with a query", async () => {
    const body = { api_key: tenant.apiKey, org_id: tenant.orgId, name: "Ada" };
    expect((await api.send("/apis/public/edge/toy.php", { body })).body.status).toBe("success");
    expect((await api.send(`${PATH}?x=1`, { body })).body.status).toBe("success");
  });

  it("takes the key from the header, which wins over the body's", async () => {
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    expect((await call({ api_key: undefined }, { headers })).status).toBe(200);
    expect((await call({ api_key: "ek_test_wrong" }, { headers })).status).toBe(200);
    const wrong = await call({}, { headers: { authorization: "bearer ek_test_wrong" } });
    expectError(wrong, 401, "invalid_api_key", "api_key");
  });

  it("accepts a charset, and ignores a request id and an address from outside", async () => {
    const answer = await call(
      {},
      {
        headers: {
          "content-type": "Application/JSON; charset=utf-8",
          "x-request-id": "req_mine",
          "x-edge-client-address": "x 6.6.6.6",
          "x-forwarded-for": "6.6.6.6",
        },
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-request-id")).not.toBe("req_mine");
    expect(seen?.address).toBe("127.0.0.1");
  });

  it("names unknown fields, and the one that was probably meant", async () => {
    const answer = await call({ Kind_: "red", status: "active", "nam\u001b": 1 });
    expect(answer.body.warnings).toEqual([
      'The unknown field "Kind_" was ignored. Did you mean "kind"?',
      'The unknown field "status" was ignored.',
      'The unknown field "nam\\u001b" was ignored. Did you mean "name"?',
    ]);
  });

  it("says so in a few sentences when there are thousands of unknown fields", async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]));
    const { status, body } = await call(many);
    expect(status).toBe(200);
    expect(body.warnings).toHaveLength(21);
    expect(body.warnings?.at(-1)).toBe("4980 more unknown fields were ignored.");
  });

  it("treats __proto__ as any unknown field, at the top and inside", async () => {
    const body = `{"api_key":"${tenant.apiKey}","org_id":"${tenant.orgId}","name":"Ada","__proto__":{"name":"Eve"},"meta":{"__proto__":{"polluted":1}}}`;
    const answer = await api.send(PATH, { body });
    expect(answer.body.data).toEqual({ name: "Ada" });
    expect(answer.body.warnings).toEqual(['The unknown field "__proto__" was ignored.']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("the envelope", () => {
  it.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "refuses %s and says what is allowed",
    async (method) => {
      const answer = await api.send(PATH, { method });
      expectError(answer, 405, "method_not_allowed", null);
      expect(answer.headers.get("allow")).toBe("POST");
    },
  );

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""])(
    "refuses the content type %j",
    async (contentType) => {
      const answer = await call({}, { headers: { "content-type": contentType } });
      expectError(answer, 415, "unsupported_media_type", null);
    },
  );

  it("takes 64 KiB and refuses one byte more, with or without a length", async () => {
    const frame = JSON.stringify({ api_key: tenant.apiKey, org_id: tenant.orgId, name: "Ada", fill: "" });
    const fitting = frame.replace('"fill":""', `"fill":"${"x".repeat(64 * 1024 - frame.length)}"`);
    expect((await api.send(PATH, { body: fitting })).status).toBe(200);
    expectError(await api.send(PATH, { body: `${fitting} ` }), 413, "body_too_large", null);

    const streamed = await fetch(api.origin + PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob([fitting, " "]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it("lets the sender of a megabyte read why it was refused", async () => {
    expectError(await api.send(PATH, { body: "x".repeat(1024 * 1024) }), 413, "body_too_large", null);
  });

  it.each(["", "{", "nonsense", '{"a":1}}', "{'a':1}"])("refuses %j as JSON", async (body) => {
    expectError(await api.send(PATH, { body }), 400, "invalid_json", null);
  });

  it("refuses bytes that are not UTF-8", async () => {
    const response = await fetch(api.origin + PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(await response.json()).toMatchObject({ error: { code: "invalid_json" } });
  });

  it.each(["[]", "null", "1", '"x"', "[{}]"])("refuses %s: not an object", async (body) => {
    expectError(await api.send(PATH, { body }), 400, "invalid_request", null, [
      "The body must be a JSON object.",
    ]);
  });

  it("refuses what PostgreSQL cannot store, and names where it stands", async () => {
    expectError(await call({ name: "a\0b" }), 400, "invalid_request", "name");
    expectError(await call({ meta: { deep: ["\ud800"] } }), 400, "invalid_request", "meta.deep.0");
    expectError(await call({ meta: { "\udc00": 1 } }), 400, "invalid_request", "meta");
    expect((await call({ meta: { face: "😀" } })).status).toBe(200);
  });

  it("refuses a depth of a thousand", async () => {
    const deep = `${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`;
    expectError(await api.send(PATH, { body: `{"meta":${deep}}` }), 400, "invalid_request", "meta");
  });
});

describe("the key", () => {
  it("is required", async () => {
    const answer = await call({ api_key: undefined });
    expectError(answer, 401, "missing_api_key", "api_key");
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="edge"');
    expectError(await call({ api_key: "" }), 401, "missing_api_key", "api_key");
  });

  it.each([1, ["x"], { a: 1 }, null, true])("must be a string, not %j", async (value) => {
    expectError(await call({ api_key: value }), 400, "invalid_request", "api_key", [
      "api_key must be a string.",
    ]);
  });

  it("comes before the organization, which must be its own", async () => {
    const wrong = await call({ api_key: "ek_test_wrong", org_id: "org_other" });
    expectError(wrong, 401, "invalid_api_key", "api_key");
    const other = await makeTenant();
    expectError(await call({ org_id: other.orgId }), 403, "org_mismatch", "org_id");
    expectError(await call({ org_id: "org_none" }), 403, "org_mismatch", "org_id");
  });
});

describe("the input", () => {
  it("gets one sentence for each bad field, and names the first", async () => {
    const answer = await call({
      org_id: 5,
      name: ["Ada"],
      kind: "green",
      brand: {},
      count: 1.5,
      meta: [],
      tags: ["a", 2],
      note: 1,
    });
    expectError(answer, 400, "invalid_request", "org_id", [
      "org_id must be a string, not a number.",
      "name must be a string, not an array.",
      'kind must be "red" or "blue".',
      "brand must be a string or a number.",
      "count must be a whole number.",
      "meta must be an object, not an array.",
      "tags.1 must be a string, not a number.",
      "note must be a sentence.",
    ]);
  });

  it("says what is missing, too small and too large", async () => {
    expectError(await call({ org_id: undefined, name: undefined }), 400, "invalid_request", "org_id", [
      "org_id is required.",
      "name is required.",
    ]);
    expectError(await call({ name: "", count: 0 }), 400, "invalid_request", "name", [
      "name must not be empty.",
      "count must be at least 1.",
    ]);
    expectError(
      await call({ name: "12345678901", count: 10, tags: ["a", "b", "c"] }),
      400,
      "invalid_request",
      "name",
      [
        "name must have at most 10 characters.",
        "count must be at most 9.",
        "tags must have at most 2 entries.",
      ],
    );
  });
});

describe("what the verb throws", () => {
  it("goes out as its code, sentence, field, decline code and wait", async () => {
    work = async () => {
      throw new EdgeError("card_declined", "The card was declined.", { declineCode: "insufficient_funds" });
    };
    const declined = await call();
    expect(declined.status).toBe(402);
    expect(declined.body.error).toMatchObject({ code: "card_declined", decline_code: "insufficient_funds" });

    work = async () => {
      throw new EdgeError("rate_limited", "Slower.", { retryAfterSeconds: 7 });
    };
    expect((await call()).headers.get("retry-after")).toBe("7");
  });

  it("is told by its mark, also when it comes from another module graph", async () => {
    work = async () => {
      throw Object.assign(new Error("Unknown item."), {
        kind: "edge_error",
        code: "unknown_item",
        status: 404,
        field: "bi_id",
        errors: ["Unknown item."],
      });
    };
    expectError(await call(), 404, "unknown_item", "bi_id", ["Unknown item."]);
  });

  it("is a fixed sentence and nothing else when it is no refusal of ours", async () => {
    work = async () => {
      throw new Error('duplicate key value violates "secret_table" sk_live_canary');
    };
    const answer = await call();
    expectError(answer, 500, "internal_error", null);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret_table|canary/);
    work = async () => {
      throw new EdgeError("internal_error", "SELECT canary");
    };
    expect(JSON.stringify((await call()).body)).not.toMatch(/canary/);
  });

  it("is 503 when the database went away", async () => {
    work = async () => {
      throw Object.assign(new Error("terminating connection"), { code: "57P01" });
    };
    const answer = await call();
    expectError(answer, 503, "service_unavailable", null);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    work = async () => ({});
  });
});
