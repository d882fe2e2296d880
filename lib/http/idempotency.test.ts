import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { pruneIdempotencyKeys } from "./idempotency-store";
import { startApi } from "./testing/api-server";
import { makeTenant } from "./testing/tenant";
import { toyAction } from "./testing/toy-action";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let tenant: Awaited<ReturnType<typeof makeTenant>>;
let runs = 0;
let work: () => Promise<unknown> = async () => null;

beforeAll(async () => {
  // What goes wrong on purpose need not be read.
  process.env.LOG_LEVEL = "silent";
  database = await testDatabase();
  const run = async () => {
    const turn = ++runs;
    await work();
    return { turn };
  };
  api = await startApi(
    new Map([
      ["toy", toyAction(run)],
      ["read", toyAction(run, false)],
      ["sealed", toyAction(run, true, true)],
    ]),
  );
});
beforeEach(async () => {
  tenant = await makeTenant();
  runs = 0;
  work = async () => null;
});
afterAll(async () => {
  await api.close();
  await disconnect();
  await database.drop();
});

function call(key: string | null, fields: Record<string, unknown> = {}, action = "toy", by = tenant) {
  const headers: Record<string, string> = key === null ? {} : { "idempotency-key": key };
  const body = { api_key: by.apiKey, org_id: by.orgId, name: "Ada", ...fields };
  return api.send(`/public/edge/${action}`, { headers, body });
}

/** Work that waits until the test lets it go on. */
function gate() {
  let open = () => {};
  let begun = () => {};
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const pass = async () => {
    begun();
    await closed;
  };
  return { pass, open, reached };
}

const lapse = () =>
  database.ownerPool.query(
    "update idempotency_key set locked_until = now() - interval '1 ms' where org_id = $1",
    [tenant.orgId],
  );

it("replays the first answer, byte for byte, and says that it did", async () => {
  const first = await call("k1");
  const again = await call("k1");
  expect(first.body.data).toEqual({ turn: 1 });
  expect(again.body).toEqual(first.body);
  expect(again.status).toBe(200);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  expect(runs).toBe(1);
});

it("keeps an answer that holds a secret sealed, and replays it", async () => {
  const first = await call("k1", {}, "sealed");
  const again = await call("k1", {}, "sealed");
  expect(first.body.data).toEqual({ turn: 1 });
  expect([again.body, again.headers.get("idempotent-replayed")]).toEqual([first.body, "true"]);
  const { rows } = await database.ownerPool.query(
    "select response_body from idempotency_key where org_id = $1",
    [tenant.orgId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].response_body).not.toContain("turn");
});

it("takes another order of fields, and the key in the header, for the same body", async () => {
  await call("k1", { meta: { a: 1, b: [2, { c: 3 }] } });
  const { apiKey, orgId } = tenant;
  const again = await api.send("/public/edge/toy", {
    headers: { "idempotency-key": "k1", authorization: `Bearer ${apiKey}` },
    body: `{ "meta": {"b":[2,{"c":3}],"a":1}, "name":"Ada", "org_id":"${orgId}" }`,
  });
  expect(again.body.data).toEqual({ turn: 1 });
});

it("refuses another body", async () => {
  await call("k1");
  const other = await call("k1", { name: "Eve" });
  expect(other.status).toBe(409);
  expect(other.body.error?.code).toBe("idempotency_conflict");
});

it("keeps keys apart by organization and by action, and means nothing to a read", async () => {
  const neighbour = await makeTenant();
  await call("k1");
  expect((await call("k1", {}, "toy", neighbour)).body.data).toEqual({ turn: 2 });
  await call("k1", {}, "read");
  expect((await call("k1", {}, "read")).body.data).toEqual({ turn: 4 });
  const { rows } = await database.ownerPool.query("select action from idempotency_key where org_id = $1", [
    tenant.orgId,
  ]);
  expect(rows).toEqual([{ action: "toy" }]);
});

it.each(["", "a b", "ü", "x".repeat(256)])("refuses the key %j", async (key) => {
  // Above ASCII, a header is sent as Latin-1.
  const answer = await call(key);
  expect(answer.body.error).toMatchObject({ code: "invalid_request", field: "Idempotency-Key" });
  expect(runs).toBe(0);
});

it("takes a key of 255 characters", async () => {
  expect((await call("~".repeat(255))).status).toBe(200);
});

it("runs one of fifty, and answers the others with it or as in progress", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => call("k1")));
  expect(runs).toBe(1);
  for (const { status, body } of answers) {
    if (status === 200) expect(body.data).toEqual({ turn: 1 });
    else expect(body.error?.code).toBe("request_in_progress");
  }
  expect(answers.some(({ status }) => status === 200)).toBe(true);
});

it("says that the first is running, with a time to come back", async () => {
  const { pass, open, reached } = gate();
  work = pass;
  const first = call("k1");
  await reached;
  const second = await call("k1");
  expect(second.status).toBe(409);
  expect(second.body.error?.code).toBe("request_in_progress");
  expect(second.headers.get("retry-after")).toBe("1");
  open();
  expect((await first).status).toBe(200);
  expect((await call("k1")).body.data).toEqual({ turn: 1 });
});

it("finishes the work of a process that died between claim and answer", async () => {
  const { pass, reached } = gate();
  work = pass;
  void call("k1").catch(() => {});
  await reached;
  await lapse();
  work = async () => null;
  expect((await call("k1", { name: "Eve" })).body.error?.code).toBe("idempotency_conflict");
  expect((await call("k1")).body.data).toEqual({ turn: 2 });
});

it("gives the one that stood still the answer of the one that took over", async () => {
  const { pass, open, reached } = gate();
  work = pass;
  const stale = call("k1");
  await reached;
  await lapse();
  work = async () => null;
  await call("k1");
  open();
  expect((await stale).body.data).toEqual({ turn: 2 });
  expect((await call("k1")).body.data).toEqual({ turn: 2 });
});

it("keeps a refusal that would be the same again", async () => {
  work = async () => {
    throw new EdgeError("unknown_item", "There is no such item.", { field: "bi_id" });
  };
  const first = await call("k1");
  const again = await call("k1");
  expect(again.status).toBe(404);
  expect(again.body).toEqual(first.body);
  expect(runs).toBe(1);
});

it.each([
  new Error("broken"),
  new EdgeError("service_unavailable", "Later."),
  new EdgeError("rate_limited", "Slower."),
])("does not keep %s", async (error) => {
  work = async () => {
    throw error;
  };
  expect((await call("k1")).status).toBeGreaterThanOrEqual(429);
  work = async () => null;
  expect((await call("k1")).body.data).toEqual({ turn: 2 });
});

it("does not bind a key to a body that was refused before the work began", async () => {
  expect((await call("k1", { name: 5 })).status).toBe(400);
  expect((await call("k1")).body.data).toEqual({ turn: 1 });
});

it("forgets answers after thirty days, of every organization, and no sooner", async () => {
  await call("k1");
  expect(await pruneIdempotencyKeys(new Date(Date.now() + 29 * 86_400_000))).toBe(0);
  expect(await pruneIdempotencyKeys(new Date(Date.now() + 31 * 86_400_000))).toBeGreaterThan(0);
  expect((await call("k1")).body.data).toEqual({ turn: 2 });
});
