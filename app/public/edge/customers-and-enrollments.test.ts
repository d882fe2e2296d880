import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as older } from "@/app/apis/public/edge/[action]/route";
import { disconnect } from "@/lib/db";
import { addCustomer } from "@/lib/enrollments/testing/add-customer";
import { type ApiAnswer, startApi } from "@/lib/http/testing/api-server";
import { addShop } from "@/lib/http/testing/shop";
import { makeTenant } from "@/lib/http/testing/tenant";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { actionTable } from "../action-table";

type Tenant = {
  orgId: string;
  apiKey: string;
  brand: string;
  item: string;
  oneOff: string;
  inactive: string;
  customer: string;
  contact: string;
  enrollment: string;
};

let database: TestDatabase;
let api: Awaited<ReturnType<typeof startApi>>;
let owner: Tenant;
let stranger: Tenant;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(actionTable);
});
afterAll(async () => {
  await api.close();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  [owner, stranger] = [await newTenant(), await newTenant()];
});

/** An organization with one active customer, enrolled in one item. */
async function newTenant(): Promise<Tenant> {
  const { orgId, apiKey } = await makeTenant();
  const shop = await addShop(database.ownerPool, orgId);
  const { rows } = await database.ownerPool.query<{ id: string }>(
    "select id from gateway_account where org_id = $1",
    [orgId],
  );
  const whose = { orgId, brandId: shop.brand, gatewayAccountId: rows[0]?.id ?? "" };
  const { id: customer, contactId: contact } = await addCustomer(database.ownerPool, whose);
  const enrollment = newId("ts");
  await database.ownerPool.query(
    "insert into enrollment (org_id, id, customer_id, item_id) values ($1, $2, $3, $4)",
    [orgId, enrollment, customer, shop.item],
  );
  return { orgId, apiKey, ...shop, customer, contact, enrollment };
}

type Call = {
  /** A body that succeeds, without the key. */
  body: (of: Tenant) => Record<string, unknown>;
  /** What of it names something of a tenant, and the refusal of another's. */
  names: Record<string, string>;
};

const change = (of: Tenant) => ({ org_id: of.orgId, ts_id: of.enrollment, reason: "asked for" });
const customerChange = (of: Tenant) => ({
  org_id: of.orgId,
  billing_customer_id: of.customer,
  reason: "why",
});

const CALLS: Record<string, Call> = {
  getCustomer: { body: ({ customer }) => ({ bc_id: customer }), names: { bc_id: "unknown_customer" } },
  suspendCustomer: { body: customerChange, names: { billing_customer_id: "unknown_customer" } },
  restoreCustomer: { body: customerChange, names: { billing_customer_id: "unknown_customer" } },
  enroll: {
    body: ({ orgId, brand, customer, item, contact }) => ({
      org_id: orgId,
      brand_id: brand,
      billing_customer_id: customer,
      billable_item_id: item,
      contact_id: contact,
    }),
    names: {
      brand_id: "unknown_brand",
      billing_customer_id: "unknown_customer",
      billable_item_id: "unknown_item",
      contact_id: "unknown_customer",
    },
  },
  getEnrollments: {
    body: ({ orgId, customer, item }) => ({
      org_id: orgId,
      status: "active",
      billing_customer_id: customer,
      billable_item_id: item,
    }),
    names: { billing_customer_id: "unknown_customer", billable_item_id: "unknown_item" },
  },
  getItems: {
    body: ({ orgId, brand }) => ({ org_id: orgId, brand_id: brand }),
    names: { brand_id: "unknown_brand" },
  },
  pauseEnrollment: { body: change, names: { ts_id: "unknown_enrollment" } },
  resumeEnrollment: { body: change, names: { ts_id: "unknown_enrollment" } },
  cancelEnrollment: { body: change, names: { ts_id: "unknown_enrollment" } },
};

const path = (action: string) => `/public/edge/${action}`;
const send = (action: string, { apiKey }: Tenant, body: object, headers: Record<string, string> = {}) =>
  api.send(path(action), { body: { api_key: apiKey, ...body }, headers });
const code = ({ status, body }: ApiAnswer) => [status, body.error?.code, body.error?.field];

/** Everything that the owner holds. */
const everything = async () =>
  (
    await database.ownerPool.query(
      `select (select json_agg(c) from billing_customer c where org_id = $1) as customers,
         (select json_agg(e) from enrollment e where org_id = $1) as enrollments,
         (select json_agg(v) from event v where org_id = $1) as events,
         (select json_agg(a) from audit_entry a where org_id = $1) as audits`,
      [owner.orgId],
    )
  ).rows;

describe.each(Object.entries(CALLS))("%s", (action, { body, names }) => {
  const described = () => {
    const handler = actionTable.get(action);
    if (!handler) throw new Error(`No action ${action}`);
    return handler.action;
  };

  it("answers as it says of itself, on both paths", async () => {
    const answer = await send(action, owner, body(owner));
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    const { status, ...fields } = answer.body;
    expect(status).toBe("success");
    expect(described().reference.answer.parse(fields)).toEqual(fields);

    const again = await api.send(`/apis/public/edge/${action}.php`, {
      body: { api_key: owner.apiKey, ...body(owner) },
    });
    expect(again.status).toBe(200);
    expect(Object.keys(again.body).sort()).toEqual(Object.keys(answer.body).sort());
    const routed = await older(
      new Request("http://edge.test/", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ api_key: owner.apiKey, ...body(owner) }),
      }),
      { params: Promise.resolve({ action: `${action}.php` }) },
    );
    expect(await routed.json()).toEqual(again.body);
  });

  it("has examples of its own kind", () => {
    const { reference, schema } = described();
    expect(schema.safeParse(reference.example.request).error).toBeUndefined();
    expect(reference.answer.parse(reference.example.answer)).toEqual(reference.example.answer);
  });

  it("knows nothing of another organization's, and changes nothing there", async () => {
    const before = await everything();
    for (const [field, refusal] of Object.entries(names)) {
      const foreign = { ...body(stranger), [field]: body(owner)[field] };
      expect(code(await send(action, stranger, foreign))).toEqual([404, refusal, field]);
      const none = { ...body(stranger), [field]: "none" };
      expect(code(await send(action, stranger, none))).toEqual([404, refusal, field]);
    }
    const posed = { ...body(owner), org_id: owner.orgId };
    expect(code(await send(action, stranger, posed))).toEqual([403, "org_mismatch", "org_id"]);
    expect(await everything()).toEqual(before);
  });

  it("says which field is missing or wrong", async () => {
    for (const field of described().schema.keyof().options as string[]) {
      const wrong = { ...body(owner), [field]: [] };
      expect(code(await send(action, owner, wrong))).toEqual([400, "invalid_request", field]);
    }
    for (const field of Object.keys(body(owner)))
      if (!described().schema.shape[field]?.safeParse(undefined).success) {
        const missing = { ...body(owner), [field]: undefined };
        expect(code(await send(action, owner, missing))).toEqual([400, "invalid_request", field]);
      }
  });

  it("refuses a call without a key, and other methods", async () => {
    expect(code(await api.send(path(action), { body: body(owner) }))).toEqual([
      401,
      "missing_api_key",
      "api_key",
    ]);
    const got = await api.send(path(action), { method: "GET" });
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("names what it does not know", async () => {
    const { body: answer } = await send(action, owner, { ...body(owner), reasn: "misspelt" });
    expect(answer.warnings).toEqual([expect.stringContaining("reasn")]);
  });
});

describe("enroll", () => {
  it.each([
    [422, "item_not_trigger", "oneOff"],
    [422, "item_inactive", "inactive"],
  ] as const)("%i %s", async (status, refusal, item) => {
    const asked = { ...CALLS.enroll?.body(owner), billable_item_id: owner[item] };
    expect(code(await send("enroll", owner, asked))).toEqual([status, refusal, "billable_item_id"]);
  });

  it("409 for a customer who is suspended, or not active yet", async () => {
    await send("suspendCustomer", owner, customerChange(owner));
    const asked = () => send("enroll", owner, CALLS.enroll?.body(owner) ?? {});
    expect(code(await asked())).toEqual([409, "customer_suspended", "billing_customer_id"]);
    await database.ownerPool.query("update billing_customer set status = 'pending' where id = $1", [
      owner.customer,
    ]);
    expect(code(await asked())).toEqual([409, "customer_not_active", "billing_customer_id"]);
  });

  it("answers a repeat of the same Idempotency-Key as it answered the first", async () => {
    await send("cancelEnrollment", owner, change(owner));
    const once = { "idempotency-key": newId("req") };
    const first = await send("enroll", owner, CALLS.enroll?.body(owner) ?? {}, once);
    expect(first.body).toMatchObject({ existing: false });
    expect((await send("enroll", owner, CALLS.enroll?.body(owner) ?? {}, once)).body).toEqual(first.body);
    expect((await send("enroll", owner, CALLS.enroll?.body(owner) ?? {})).body).toMatchObject({
      existing: true,
    });
  });
});

it.each(["pauseEnrollment", "resumeEnrollment"])("%s: 409 for one that is cancelled", async (action) => {
  await send("cancelEnrollment", owner, change(owner));
  expect(code(await send(action, owner, change(owner)))).toEqual([409, "enrollment_cancelled", "ts_id"]);
});

describe("getEnrollments", () => {
  it("says how to go on where it goes no further", async () => {
    const { status, body } = await send("getEnrollments", owner, { org_id: owner.orgId, offset: 10_001 });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      "offset must be at most 10000: go further with cursor, from next_cursor of each page.",
    ]);
  });

  it("refuses a cursor that it never gave, and one beside an offset", async () => {
    const list = (fields: object) => send("getEnrollments", owner, { org_id: owner.orgId, ...fields });
    for (const cursor of ["x", "\u0000", "MTIz", Buffer.from("1 \u0000").toString("base64url")])
      expect(code(await list({ cursor }))).toEqual([400, "invalid_request", "cursor"]);
    const both = { cursor: Buffer.from("1 ts_1").toString("base64url"), offset: 1 };
    expect(code(await list(both))).toEqual([400, "invalid_request", "offset"]);
  });
});

it("ids that no database text can hold are told as such, or unknown", async () => {
  for (const [action, { body, names }] of Object.entries(CALLS))
    for (const field of Object.keys(names)) {
      const { status } = await send(action, owner, { ...body(owner), [field]: "a\u0000b" });
      expect([400, 404]).toContain(status);
    }
});
