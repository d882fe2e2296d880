import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg, pool } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { startApi } from "@/lib/http/testing/api-server";
import { makeTenant } from "@/lib/http/testing/tenant";
import { toyAction } from "@/lib/http/testing/toy-action";
import { keepToWholeIndexes } from "@/lib/lists/keep-to-indexes";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { forgetApiCalls } from "./forget-calls";
import { type ApiRequestFilter, type Page, pageStatement } from "./page-statement";
import { type ApiRequestPage, findApiRequest, getApiRequestOrThrow, listApiRequests } from "./queries";
import { flushApiCalls } from "./record-call";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let work: () => Promise<Record<string, unknown>> = async () => ({});

beforeAll(async () => {
  process.env.LOG_LEVEL = "silent";
  database = await testDatabase();
  api = await startApi(new Map([["toy", toyAction(() => work())]]));
});
afterAll(async () => {
  await api.close();
  await flushApiCalls();
  await disconnect();
  await database.drop();
});

type Tenant = Awaited<ReturnType<typeof makeTenant>>;

const call = ({ apiKey, orgId }: Tenant, fields = {}, headers = {}, path = "/public/edge/toy") =>
  api.send(path, { headers, body: { api_key: apiKey, org_id: orgId, name: "Ada", ...fields } });

/** Calls of three keys' worth of kinds, enough that reading or sorting all of them is plainly dearer than an index. */
async function addCalls({ orgId, keyId }: Tenant, calls: number): Promise<void> {
  await database.ownerPool.query(
    `insert into api_request (org_id, id, action, path, status, error_code, api_key_id, customer_id, address, latency_ms, request, response, created_at)
     select $1, 'req_' || n, case when n % 10 = 0 then 'enroll' else 'fire' end, '', case when n % 50 = 0 then 500 when n % 7 = 0 then 402 else 200 end,
       case when n % 50 = 0 then 'internal_error' when n % 7 = 0 then 'card_declined' end, case when n % 3 = 0 then 'key_other' else $2 end,
       'bc_' || n % 40, '', 1, '{}', '{}', now() - n / 3 * interval '1 second' from generate_series(1, $3) n`,
    [orgId, keyId, calls],
  );
}

it("keeps every call that had a valid key, however it ended, and no secret of it", async () => {
  const tenant = await makeTenant();
  const limited = await makeTenant({ burst: 1, ratePerSecond: 1 });
  const neighbour = await makeTenant();
  const secret = { name: "Ada", token: "tok_1", note: `Bearer ${tenant.apiKey}`, email: "dana@example.com" };
  work = async () => secret;
  const headers = {
    "idempotency-key": "key-1",
    "user-agent": "curl/8",
    authorization: `Bearer ${tenant.apiKey}`,
  };
  const first = await call(tenant, { meta: { client_secret: "s" } }, headers);
  const replay = await call(
    tenant,
    { meta: { client_secret: "s" } },
    headers,
    "/apis/public/edge/toy.php?api_key=x",
  );
  await call(tenant, { name: "" });
  work = async () => {
    throw new Error("dana@example.com broke it");
  };
  await call(tenant);
  work = async () => {
    throw new EdgeError("card_declined", "No.");
  };
  await call(tenant);
  await call(tenant, { org_id: neighbour.orgId });
  await call(tenant, {}, { "idempotency-key": "not one" });
  expect((await call(tenant, { api_key: "ek_test_wrong" })).status).toBe(401);
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => call(limited)));
  await flushApiCalls();

  const { rows, nextCursor } = await listApiRequests(tenant.orgId);
  expect(nextCursor).toBeNull();
  expect(rows.map(({ status, errorCode, path }) => [status, errorCode, path]).reverse()).toEqual([
    [200, null, "/public/edge/toy"],
    [200, null, "/apis/public/edge/toy.php"],
    [400, "invalid_request", "/public/edge/toy"],
    [500, "internal_error", "/public/edge/toy"],
    [402, "card_declined", "/public/edge/toy"],
    [403, "org_mismatch", "/public/edge/toy"],
    [400, "invalid_request", "/public/edge/toy"],
  ]);
  const kept = await getApiRequestOrThrow(tenant.orgId, first.headers.get("x-request-id") ?? "");
  expect(kept).toEqual({
    orgId: tenant.orgId,
    id: expect.any(String),
    action: "toy",
    path: "/public/edge/toy",
    status: 200,
    errorCode: null,
    apiKeyId: tenant.keyId,
    customerId: null,
    idempotencyKey: "key-1",
    address: "127.0.0.1",
    userAgent: "curl/8",
    latencyMs: expect.any(Number),
    request: { api_key: "•••", org_id: tenant.orgId, name: "Ada", meta: { client_secret: "•••" } },
    response: {
      data: { name: "Ada", token: "•••", note: "•••", email: "d•••@example.com" },
      status: "success",
    },
    createdAt: expect.any(Date),
  });
  expect(replay.headers.get("idempotent-replayed")).toBe("true");
  const all = JSON.stringify(await database.ownerPool.query("select * from api_request").then((r) => r.rows));
  for (const word of [tenant.apiKey, "dana@", "tok_1", "api_key=x"]) expect(all).not.toContain(word);
  const refused = await listApiRequests(limited.orgId, { errorCode: "rate_limited" });
  expect(refused.rows[0]).toMatchObject({ status: 429, apiKeyId: limited.keyId });

  // Another organization's call is none of yours, whatever you know of it.
  expect((await listApiRequests(neighbour.orgId)).rows).toEqual([]);
  expect(await findApiRequest(neighbour.orgId, kept.id)).toBeNull();
  await expect(getApiRequestOrThrow(neighbour.orgId, kept.id)).rejects.toMatchObject({
    code: "invalid_request",
  });
});

it("finds the customer that a call is about by whatever id it names, and only its own organization's", async () => {
  const [tenant, neighbour] = [await makeTenant(), await makeTenant()];
  for (const { orgId } of [tenant, neighbour])
    await database.ownerPool.query(
      `with b as (insert into brand (org_id, id, name) values ($1, $1 || 'b', 'B')),
         k as (insert into contact (org_id, id) values ($1, 'contact-1'))
       insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
         values ($1, $2, 'contact-1', $1 || 'b', 'stripe', false, 1500, 'USD')`,
      [orgId, `bc_${orgId}`],
    );
  const own = `bc_${tenant.orgId}`;
  work = async () => ({});
  await call(tenant, { bc_id: own });
  await call(tenant, { contact_id: "contact-1" });
  await call(tenant, { billing_customer_id: `bc_${neighbour.orgId}` });
  await call(tenant, { bc_id: "x".repeat(5_000) });
  work = async () => ({ ts_billing_customer_id: own });
  await call(tenant);
  await flushApiCalls();
  const { rows } = await listApiRequests(tenant.orgId);
  expect(rows.map(({ customerId }) => customerId).reverse()).toEqual([own, own, null, null, own]);
  expect((await listApiRequests(tenant.orgId, { customerId: own })).rows).toHaveLength(3);
});

it("keeps what the database does not take now, and lets go of what it never will", async () => {
  const tenant = await makeTenant();
  work = async () => ({});
  await database.ownerPool.query("alter function record_api_requests(text) rename to record_nothing");
  await call(tenant);
  await flushApiCalls();
  expect((await listApiRequests(tenant.orgId)).rows).toEqual([]);
  await database.ownerPool.query("alter function record_nothing(text) rename to record_api_requests");
  await flushApiCalls();
  expect((await listApiRequests(tenant.orgId)).rows).toHaveLength(1);

  await database.ownerPool.query(
    "alter table api_request add constraint odd check (user_agent <> 'odd') not valid",
  );
  await call(tenant, {}, { "user-agent": "odd" });
  await flushApiCalls();
  await call(tenant, {}, { "user-agent": "even" });
  await flushApiCalls();
  await database.ownerPool.query("alter table api_request drop constraint odd");
  expect((await listApiRequests(tenant.orgId)).rows.map(({ userAgent }) => userAgent)).toEqual([
    "even",
    "node",
  ]);
});

type Node = { "Node Type": string; "Index Name"?: string; "Index Cond"?: string; Plans?: Node[] };
const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

it("pages through every call once, by any filters, from an index in the page's order", async () => {
  const [tenant, neighbour] = [await makeTenant(), await makeTenant()];
  await addCalls(tenant, 3_000);
  await addCalls(neighbour, 3_000);
  await database.ownerPool.query("analyze api_request");
  const filters: ApiRequestFilter[] = [
    {},
    { status: "2xx" },
    { status: "4xx" },
    { status: "5xx" },
    { action: "enroll" },
    { keyId: "key_other" },
    { customerId: "bc_7" },
    { errorCode: "card_declined" },
    { from: new Date(Date.now() - 600_000), to: new Date(Date.now() - 60_000) },
    { status: "4xx", action: "fire", keyId: tenant.keyId, customerId: "bc_7", errorCode: "card_declined" },
  ];
  for (const filter of filters) {
    const found: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const read: ApiRequestPage = await listApiRequests(tenant.orgId, {
        ...filter,
        limit: 199,
        ...(cursor ? { cursor } : {}),
      });
      found.push(...read.rows.map(({ id }) => id));
      cursor = read.nextCursor;
    }
    const { rows } = await database.ownerPool.query<{ id: string }>(
      `select id from api_request where org_id = $1 and ($2::text is null or status / 100 || 'xx' = $2) and ($3::text is null or action = $3)
         and ($4::text is null or api_key_id = $4) and ($5::text is null or customer_id = $5) and ($6::text is null or error_code = $6)
         and ($7::timestamptz is null or created_at >= $7) and ($8::timestamptz is null or created_at < $8) order by created_at desc, id desc`,
      [
        tenant.orgId,
        filter.status,
        filter.action,
        filter.keyId,
        filter.customerId,
        filter.errorCode,
        filter.from,
        filter.to,
      ],
    );
    expect(found).toEqual(rows.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(5);

    const after = { createdAt: new Date(Date.now() - 300_000), id: "req_8" };
    const nodes = await plan({ orgId: tenant.orgId, ...filter, after, limit: 51 });
    expect(nodes.map((node) => node["Node Type"]).filter((type) => !/Limit|Result/.test(type))).toEqual([
      "Index Scan",
    ]);
    expect(nodes.at(-1)?.["Index Name"]).toMatch(/^api_request_.*pages$/);
    expect(nodes.at(-1)?.["Index Cond"]).toContain("ROW(created_at, id) <");
  }
  await expect(listApiRequests(tenant.orgId, { cursor: "odd" })).rejects.toMatchObject({ field: "cursor" });
});

async function plan(page: Page): Promise<Node[]> {
  const explain = Prisma.sql`explain (format json) ${pageStatement(page)}`;
  const [row] = await inOrg(page.orgId, async (tx) => {
    await keepToWholeIndexes(tx);
    return tx.$queryRaw<{ "QUERY PLAN": { Plan: Node }[] }[]>(explain);
  });
  return flatten(row?.["QUERY PLAN"][0]?.Plan as Node);
}

it("forgets calls after ninety days, and nobody changes one", async () => {
  const tenant = await makeTenant();
  await addCalls(tenant, 20);
  await database.ownerPool.query(
    "update api_request set created_at = now() - case when id = 'req_1' then 89 else 91 end * interval '1 day' where org_id = $1",
    [tenant.orgId],
  );
  await forgetApiCalls(new AbortController().signal);
  expect((await listApiRequests(tenant.orgId)).rows.map(({ id }) => id)).toEqual(["req_1"]);
  await expect(pool().query("update api_request set status = 200")).rejects.toThrow(/permission denied/);
});
