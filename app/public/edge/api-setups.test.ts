import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as older } from "@/app/apis/public/edge/[action]/route";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { inOrg } from "@/lib/db";
import type { ClientSetup } from "@/lib/gateways/types";
import { type ApiAnswer, startApi } from "@/lib/http/testing/api-server";
import { newId } from "@/lib/ids";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { approve, confirmCard } from "@/lib/testing/payer";
import { savedElsewhere } from "@/lib/testing/saved-elsewhere";
import { actionTable } from "../action-table";

vi.setConfig({ testTimeout: 60_000 });

type Tenant = Shop & { apiKey: string };
type Fields = Record<string, unknown>;

let path: MoneyPath;
let api: Awaited<ReturnType<typeof startApi>>;
let tenant: Tenant;
let stranger: Tenant;

beforeAll(async () => {
  path = await startMoneyPath();
  api = await startApi(actionTable);
  [tenant, stranger] = [await newTenant(), await newTenant()];
});
afterAll(async () => {
  await api.close();
  await path.stop();
});

async function newTenant(): Promise<Tenant> {
  const shop = await newShop();
  const { orgId } = shop;
  const limits = { ratePerSecond: 100_000, burst: 100_000 };
  const { secret } = await inOrg(orgId, (tx) =>
    createApiKey(tx, { orgId, name: "Test", mode: "test", ...limits }),
  );
  return { ...shop, apiKey: secret };
}

const toBody = (action: string, fields: Fields, { orgId, brandId, apiKey }: Tenant) => ({
  api_key: apiKey,
  org_id: orgId,
  ...(action === "confirmPaymentMethod" ? {} : { brand_id: brandId }),
  ...fields,
});

const call = (action: string, fields: Fields = {}, as = tenant, headers = {}) =>
  api.send(`/public/edge/${action}`, { body: toBody(action, fields, as), headers });

/** The same through the older path, by Next's route. */
async function callOlder(action: string, fields: Fields): Promise<ApiAnswer> {
  const request = new Request("http://edge.test/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(toBody(action, fields, tenant)),
  });
  const answer = await older(request, { params: Promise.resolve({ action: `${action}.php` }) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** An answer's own fields are what the reference says of it. */
function expectDescribed(action: string, { body }: ApiAnswer): void {
  const { status, warnings: _warnings, ...fields } = body;
  expect(status).toBe("success");
  const { reference } = actionTable.get(action)?.action ?? {};
  expect(reference?.answer.safeParse(fields).error).toBeUndefined();
}

describe("createCustomer", () => {
  it("answers the row, `existing` and the id, on both paths", async () => {
    const contact_id = newId("cont");
    const first = await call("createCustomer", { contact_id, gateway: "stripe", initial_amount: "20.00" });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      data: {
        bc_dt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        bc_id: expect.stringMatching(/^bc_/),
        bc_orgid: tenant.orgId,
        bc_contid: contact_id,
        bc_status: "pending",
        bc_gateway: "stripe",
        bc_allow_trigger: 0,
        bc_initial_charged: 0,
      },
      existing: false,
      billing_customer_id: first.body.data?.bc_id,
      status: "success",
    });
    const again = await callOlder("createCustomer", { contact_id, gateway: "stripe", allow_trigger: 1 });
    expect(again.body).toEqual({
      ...first.body,
      existing: true,
      data: { ...first.body.data, bc_allow_trigger: 1 },
    });
    expectDescribed("createCustomer", first);
  });

  it("activates with payment_data, and replays for the same Idempotency-Key", async () => {
    const payment_data = await savedElsewhere(path, tenant, "stripe");
    const fields = { contact_id: newId("cont"), gateway: "stripe", payment_data };
    const headers = { "idempotency-key": newId("req") };
    const first = await call("createCustomer", fields, tenant, headers);
    expect(first.body).toMatchObject({
      existing: false,
      data: { bc_status: "active", bc_initial_charged: 1 },
    });
    const again = await call("createCustomer", fields, tenant, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  it("answers 202 while nobody knows, which no Idempotency-Key keeps", async () => {
    const own = await newTenant();
    const payment_data = await savedElsewhere(path, own, "stripe");
    const fields = { contact_id: newId("cont"), gateway: "stripe", payment_data };
    const headers = { "idempotency-key": newId("req") };
    const lost = {
      provider: "stripe",
      path: "^/v1/payment_intents",
      effect: "drop_after",
      times: 20,
    } as const;
    await path.fault(own, lost);
    await path.fault(own, { ...lost, method: "GET" });
    const first = await call("createCustomer", fields, own, headers);
    expect([first.status, first.body.data?.bc_status]).toEqual([202, "pending"]);
    expectDescribed("createCustomer", first);
    await path.sandbox.control("DELETE", `faults?account=${own.suffix}`);
    const again = await call("createCustomer", fields, own, headers);
    expect([again.status, again.body.data?.bc_status]).toEqual([200, "active"]);
    expect(await path.captures(own)).toHaveLength(1);
  });

  it("answers a decline with its reason and the customer beside it", async () => {
    const payment_data = await savedElsewhere(path, tenant, "stripe", "declined");
    const answer = await call("createCustomer", {
      contact_id: newId("cont"),
      gateway: "stripe",
      payment_data,
    });
    expect(answer.status).toBe(402);
    expect(answer.body).toMatchObject({
      status: "error",
      error: { code: "card_declined", decline_code: "generic_decline" },
      data: { bc_status: "pending" },
    });
  });

  it.each<[number, string, string, Fields]>([
    [404, "unknown_brand", "brand_id", { brand_id: "brand_none" }],
    [422, "gateway_not_configured", "gateway", { gateway: undefined }],
    [400, "invalid_request", "gateway", { gateway: "square" }],
    [400, "invalid_request", "contact_id", { contact_id: undefined }],
    [400, "invalid_request", "initial_amount", { initial_amount: 1 }],
    [400, "invalid_request", "initial_amount", { initial_amount: [] }],
    [400, "invalid_request", "allow_trigger", { allow_trigger: 2 }],
    [400, "invalid_request", "payment_data", { payment_data: "pm_1" }],
    [400, "invalid_request", "payment_data.customer_id", { payment_data: { pm_id: "pm_1" } }],
    [400, "invalid_request", "meta", { meta: { _bi_id: "x" } }],
    [422, "payment_data_rejected", "payment_data", { payment_data: { customer_id: "cus_0", pm_id: "pm_0" } }],
  ])("refuses with %i %s for %s", async (status, code, field, fields) => {
    const answer = await call("createCustomer", { contact_id: newId("cont"), gateway: "stripe", ...fields });
    expect([answer.status, answer.body.error?.code, answer.body.error?.field]).toEqual([status, code, field]);
  });

  it("takes null for what is left out", async () => {
    const empty = { payment_data: null, initial_amount: null, notes: null, meta: null };
    const answer = await call("createCustomer", { contact_id: newId("cont"), gateway: "stripe", ...empty });
    expect(answer.body.data?.bc_status).toBe("pending");
  });
});

describe("setupPaymentMethod and confirmPaymentMethod", () => {
  it("at Stripe answer as documented, on both paths", async () => {
    const fields = { contact_id: newId("cont"), gateway: "stripe" };
    const prepared = await call("setupPaymentMethod", fields);
    expect(prepared.body).toEqual({
      data: {
        gateway: "stripe",
        client_secret: expect.stringMatching(/^seti_.*_secret_/),
        publishable_key: `pk_test_${tenant.suffix}`,
        setup_intent_id: expect.stringMatching(/^seti_/),
        stripe_customer_id: expect.stringMatching(/^cus_/),
        billing_customer_id: expect.stringMatching(/^bc_/),
      },
      status: "success",
    });
    expectDescribed("setupPaymentMethod", prepared);
    expect((await callOlder("setupPaymentMethod", fields)).body).toEqual(prepared.body);

    const { billing_customer_id, client_secret, publishable_key, stripe_customer_id } =
      prepared.body.data ?? {};
    const early = await call("confirmPaymentMethod", { billing_customer_id });
    expect([early.status, early.body.error?.code]).toEqual([409, "setup_not_completed"]);
    const client: ClientSetup = {
      gateway: "stripe",
      publishableKey: String(publishable_key),
      clientSecret: String(client_secret),
      intent: "setup",
    };
    await confirmCard(path.sandbox.url, client);
    const confirmed = await call("confirmPaymentMethod", { billing_customer_id, gateway: "stripe" });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toEqual({
      data: {
        gateway: "stripe",
        pm_label: "Visa •••• 4242",
        bc_status: "active",
        revenue_id: expect.stringMatching(/^rev_/),
        payment_data: {
          pm_id: expect.stringMatching(/^pm_/),
          pm_type: "card",
          pm_label: "Visa •••• 4242",
          card_brand: "visa",
          card_last4: "4242",
          card_exp_month: 12,
          card_exp_year: 2039,
          customer_id: stripe_customer_id,
        },
        billing_customer_id,
      },
      status: "success",
    });
    expectDescribed("confirmPaymentMethod", confirmed);
    const again = await callOlder("confirmPaymentMethod", { billing_customer_id });
    expect(again.body.data).toEqual(confirmed.body.data);
    // Nothing is said of another tenant's customer, whatever its state.
    for (const [action, named] of [
      ["confirmPaymentMethod", { billing_customer_id }],
      ["setupPaymentMethod", { bc_id: billing_customer_id, gateway: "stripe" }],
    ] as const) {
      const foreign = await call(action, named, stranger);
      expect([foreign.status, foreign.body.error?.code]).toEqual([404, "unknown_customer"]);
    }
  });

  it("at PayPal answer as documented", async () => {
    const prepared = await call("setupPaymentMethod", { contact_id: newId("cont"), gateway: "paypal" });
    expect(prepared.body.data).toEqual({
      gateway: "paypal",
      order_id: expect.any(String),
      approval_url: expect.stringMatching(/^http/),
      billing_customer_id: expect.stringMatching(/^bc_/),
    });
    expectDescribed("setupPaymentMethod", prepared);
    const { billing_customer_id, order_id } = prepared.body.data ?? {};
    const token = { clientId: "", approvalUrl: "", environment: "sandbox" } as const;
    await approve(path.sandbox.url, { gateway: "paypal", setupToken: String(order_id), ...token });
    const confirmed = await call("confirmPaymentMethod", { billing_customer_id });
    expect(confirmed.body.data).toEqual({
      gateway: "paypal",
      pm_label: "payer@example.com",
      bc_status: "active",
      revenue_id: expect.stringMatching(/^rev_/),
      payment_data: {
        payer_id: expect.any(String),
        pm_label: "payer@example.com",
        vault_token: expect.any(String),
      },
      billing_customer_id,
    });
    expectDescribed("confirmPaymentMethod", confirmed);
  });

  it("answer 202, and null for what is not known, while the gateway has not decided", async () => {
    const own = await newTenant();
    const prepared = await call("setupPaymentMethod", { contact_id: "c", gateway: "paypal" }, own);
    const { billing_customer_id, order_id } = prepared.body.data ?? {};
    const token = { clientId: "", approvalUrl: "", environment: "sandbox" } as const;
    await approve(
      path.sandbox.url,
      { gateway: "paypal", setupToken: String(order_id), ...token },
      "pending_first",
    );
    const confirmed = await call("confirmPaymentMethod", { billing_customer_id }, own);
    expect(confirmed.status).toBe(202);
    expect(confirmed.body.data).toEqual({
      gateway: "paypal",
      pm_label: null,
      bc_status: "pending",
      revenue_id: null,
      payment_data: null,
      billing_customer_id,
    });
    expectDescribed("confirmPaymentMethod", confirmed);
  });

  it.each<[number, string, string, string, Fields]>([
    [400, "invalid_request", "contact_id", "setupPaymentMethod", { gateway: "stripe" }],
    [404, "unknown_brand", "brand_id", "setupPaymentMethod", { contact_id: "c", brand_id: "brand_none" }],
    [404, "unknown_customer", "bc_id", "setupPaymentMethod", { bc_id: "bc_none" }],
    [422, "gateway_not_configured", "gateway", "setupPaymentMethod", { contact_id: "c" }],
    [400, "invalid_request", "billing_customer_id", "confirmPaymentMethod", {}],
    [
      404,
      "unknown_customer",
      "billing_customer_id",
      "confirmPaymentMethod",
      { billing_customer_id: "bc_none" },
    ],
  ])("refuse with %i %s for %s of %s", async (status, code, field, action, fields) => {
    const answer = await call(action, fields);
    expect([answer.status, answer.body.error?.code, answer.body.error?.field]).toEqual([status, code, field]);
  });
});
