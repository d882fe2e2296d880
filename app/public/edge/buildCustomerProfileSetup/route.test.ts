import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as older } from "@/app/apis/public/edge/[action]/route";
import { actionTable } from "@/app/public/action-table";
import { POST as unlisted } from "@/app/public/edge/[action]/route";
import { disconnect } from "@/lib/db";
import { sendJson, startApi } from "@/lib/http/testing/api-server";
import { addShop } from "@/lib/http/testing/shop";
import { makeTenant } from "@/lib/http/testing/tenant";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { GET, POST } from "./route";

const PATH = "/public/edge/buildCustomerProfileSetup";

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let tenant: Awaited<ReturnType<typeof makeTenant>>;
let shop: Awaited<ReturnType<typeof addShop>>;
let neighbour: Awaited<ReturnType<typeof addShop>>;

beforeAll(async () => {
  database = await testDatabase();
  tenant = await makeTenant();
  shop = await addShop(database.ownerPool, tenant.orgId);
  neighbour = await addShop(database.ownerPool, (await makeTenant()).orgId);
  api = await startApi(actionTable);
});
afterAll(async () => {
  await api.close();
  await disconnect();
  await database.drop();
});

const required = (): Record<string, unknown> => ({
  api_key: tenant.apiKey,
  org_id: tenant.orgId,
  brand_id: shop.brand,
  contact_id: newId("cont"),
});
const call = (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  api.send(PATH, { body: { ...required(), ...fields }, headers });

it("answers as documented, field for field, and `existing` the second time", async () => {
  const contact_id = newId("cont");
  const first = await call({
    contact_id,
    bi_id: shop.item,
    gateway: "stripe",
    bc_meta: { wallet_id: "abc" },
  });
  const id = first.body.data?.billing_customer_id;
  const url = `${process.env.APP_URL}/public/edge/setup-billing/${shop.brandNumber}/${tenant.orgId}/${id}`;
  expect(first.status).toBe(200);
  expect(first.body).toEqual({
    data: { existing: false, setup_url: url, billing_customer_id: expect.stringMatching(/^bc_[\w-]{22,}$/) },
    status: "success",
  });
  const second = await call({ contact_id });
  expect(second.body.data).toEqual({ existing: true, setup_url: url, billing_customer_id: id });
});

it("takes the brand by id, and by number as a number or a string", async () => {
  for (const brand_id of [shop.brand, shop.brandNumber, String(shop.brandNumber)]) {
    expect((await call({ brand_id })).status).toBe(200);
  }
});

it.each(["revoked_at", "expires_at"])(
  "knows at once when a key that it saw a moment ago has ended (%s)",
  async (column) => {
    const own = await makeTenant();
    const { brand } = await addShop(database.ownerPool, own.orgId);
    const body = { api_key: own.apiKey, org_id: own.orgId, brand_id: brand, contact_id: newId("cont") };
    const headers = { "idempotency-key": newId("req") };
    expect((await api.send(PATH, { body })).status).toBe(200);
    expect((await api.send(PATH, { body, headers })).status).toBe(200);
    await database.ownerPool.query(`update api_key set ${column} = now() where org_id = $1`, [own.orgId]);
    for (const again of [{ body }, { body, headers }, { body: { ...body, contact_id: "another" } }]) {
      const { status, body: answer } = await api.send(PATH, again);
      expect([status, answer.error?.code]).toEqual([401, "invalid_api_key"]);
    }
    const { rows } = await database.ownerPool.query("select id from billing_customer where org_id = $1", [
      own.orgId,
    ]);
    expect(rows).toHaveLength(1);
  },
);

it("makes one customer of fifty identical calls, and one of them says that it is new", async () => {
  const contact_id = newId("cont");
  const answers = await Promise.all(Array.from({ length: 50 }, () => call({ contact_id })));
  expect(new Set(answers.map(({ body }) => body.data?.billing_customer_id)).size).toBe(1);
  expect(answers.filter(({ body }) => body.data?.existing === false)).toHaveLength(1);
});

it("does the work once for fifty calls with one Idempotency-Key", async () => {
  const contact_id = newId("cont");
  const headers = { "idempotency-key": "once" };
  const answers = await Promise.all(Array.from({ length: 50 }, () => call({ contact_id }, headers)));
  for (const { status, body } of answers) {
    if (status === 200) expect(body.data?.existing).toBe(false);
    else expect(body.error?.code).toBe("request_in_progress");
  }
  expect((await call({ contact_id }, headers)).body.data?.existing).toBe(false);
  const { rows } = await database.ownerPool.query(
    "select count(*)::int as built from audit_entry a join billing_customer c on c.id = a.subject_id where c.contact_id = $1",
    [contact_id],
  );
  expect(rows).toEqual([{ built: 1 }]);
});

describe("refuses", () => {
  it.each([
    [404, "unknown_brand", "brand_id", () => ({ brand_id: "brand_none" })],
    [404, "unknown_brand", "brand_id", () => ({ brand_id: neighbour.brand })],
    [404, "unknown_brand", "brand_id", () => ({ brand_id: neighbour.brandNumber })],
    [404, "unknown_item", "bi_id", () => ({ bi_id: neighbour.item })],
    [422, "item_not_trigger", "bi_id", () => ({ bi_id: shop.oneOff })],
    [422, "item_inactive", "bi_id", () => ({ bi_id: shop.inactive })],
    [422, "gateway_not_configured", "gateway", () => ({ gateway: "paypal" })],
    [400, "invalid_request", "gateway", () => ({ gateway: "square" })],
    [400, "invalid_request", "contact_id", () => ({ contact_id: ["x"] })],
    [400, "invalid_request", "brand_id", () => ({ brand_id: true })],
    [400, "invalid_request", "bc_meta", () => ({ bc_meta: { _gateway: "stripe" } })],
    [400, "invalid_request", "bc_meta", () => ({ bc_meta: { a: "x".repeat(8 * 1024) } })],
    [400, "invalid_request", "bc_meta", () => ({ bc_meta: "text" })],
    [400, "invalid_request", "contact_name", () => ({ contact_name: "x".repeat(201) })],
    [400, "invalid_request", "contact_name", () => ({ contact_name: "Ada\nAdams" })],
    [400, "invalid_request", "contact_email", () => ({ contact_email: "ada" })],
    [400, "invalid_request", "contact_email", () => ({ contact_email: "ada@example.com\r\nBcc: x@y.z" })],
    [400, "invalid_request", "contact_email", () => ({ contact_email: `${"x".repeat(250)}@example.com` })],
  ] as const)("%i %s for %s", async (status, code, field, fields) => {
    const answer = await call(fields());
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, field });
    expect(answer.body.errors).toEqual([
      expect.stringMatching(new RegExp(`^(${field} |This|The).*[^.]\\.$`)),
    ]);
  });

  it("409 customer_suspended", async () => {
    const contact_id = newId("cont");
    await call({ contact_id });
    await database.ownerPool.query("update billing_customer set status = 'suspended' where contact_id = $1", [
      contact_id,
    ]);
    const answer = await call({ contact_id });
    expect(answer.status).toBe(409);
    expect(answer.body.error?.code).toBe("customer_suspended");
  });
});

describe("answers the same through Next's route and through the listener", () => {
  const direct = (request: Request) => POST(request);
  const php = (request: Request, action = "buildCustomerProfileSetup.php") =>
    older(request, { params: Promise.resolve({ action }) });

  /** Without what differs between any two answers. */
  async function plain(answer: Response | Awaited<ReturnType<typeof sendJson>>) {
    const body = answer instanceof Response ? await answer.json() : answer.body;
    const headers = Object.fromEntries(answer.headers);
    for (const name of ["date", "connection", "keep-alive", "content-length", "transfer-encoding"]) {
      delete headers[name];
    }
    const text = JSON.stringify({ status: answer.status, headers, body });
    return text.replaceAll(/(req|bc)_[\w-]{24}/g, "$1_").replace(/Try again in \d+ s/, "Try again");
  }

  type Case = [string, Record<string, string>, () => unknown];
  it.each<Case>([
    ["success", {}, () => ({ ...required(), org: 1 })],
    ["a bad field", {}, () => ({ ...required(), contact_id: 1, gateway: 2 })],
    ["no key", {}, () => ({ ...required(), api_key: undefined })],
    ["another org", {}, () => ({ ...required(), org_id: "org_x" })],
    ["a header's key", { authorization: "Bearer ek_test_x" }, required],
    ["an unknown item", {}, () => ({ ...required(), bi_id: "bi_none" })],
    ["a bad Idempotency-Key", { "idempotency-key": "a b" }, required],
    ["not JSON", { "content-type": "text/plain" }, required],
    ["broken JSON", {}, () => "{"],
    ["too much", {}, () => "x".repeat(70_000)],
    ["nothing", {}, () => ""],
  ])("%s", async (_name, headers, make) => {
    const made = make();
    const body = typeof made === "string" ? made : JSON.stringify(made);
    const options = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
    const answers = [
      await plain(await sendJson(api.origin + PATH, { headers, body })),
      await plain(await direct(new Request(`http://edge.test${PATH}`, options))),
      await plain(
        await sendJson(`${api.origin}/apis/public/edge/buildCustomerProfileSetup.php`, { headers, body }),
      ),
      await plain(await php(new Request("http://edge.test/", options))),
    ].map((answer) => answer.replace('"existing":true', '"existing":false'));
    expect(new Set(answers).size).toBe(1);
  });

  it("GET", async () => {
    const listened = await plain(await sendJson(api.origin + PATH, { method: "GET" }));
    expect(await plain(await GET(new Request(`http://edge.test${PATH}`)))).toBe(listened);
    expect(listened).toContain('"allow":"POST"');
  });

  it("and an action that does not exist is a 404 in JSON", async () => {
    const request = () => new Request("http://edge.test/", { method: "POST", body: "{}" });
    for (const answer of [
      await unlisted(request()),
      await php(request(), "nothing.php"),
      await php(request(), "buildCustomerProfileSetup"),
      await php(request(), "__proto__.php"),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
      expect(await answer.json()).toMatchObject({
        status: "error",
        error: { code: "unknown_action", field: null },
      });
    }
  });

  it("and the listener leaves everything else to Next", async () => {
    for (const path of [
      "",
      "/nothing",
      "/setup-billing/1/org_x/bc_x",
      "/webhooks/stripe/ga_x",
      "/openapi.json",
    ]) {
      const answer = await fetch(`${api.origin}/public/edge${path}`, { method: "POST" });
      expect(answer.headers.get("x-request-id")).toBeNull();
    }
    expect(
      (await fetch(`${api.origin}${PATH}.php`, { method: "POST" })).headers.get("x-request-id"),
    ).toBeNull();
  });
});
