import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { inOrg } from "@/lib/db";
import type { ApiAnswer } from "@/lib/http/testing/api-server";
import { startDocumentedApi } from "@/lib/http/testing/documented-api";
import { newId } from "@/lib/ids";
import { newItem, newShop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { CARDS } from "@/lib/testing/payer";
import { seedCustomer } from "@/lib/testing/seeded-customer";

const PATHS = ["/public/edge/fire", "/apis/public/edge/fire.php"];

let path: MoneyPath;
let api: Awaited<ReturnType<typeof startDocumentedApi>>;
beforeAll(async () => {
  path = await startMoneyPath();
  api = await startDocumentedApi(actionTable);
}, 120_000);
afterAll(async () => {
  await api.close();
  await path.stop();
});

type Fields = Record<string, unknown>;

/** A shop with a key and a customer who is enrolled in its item, and the integrator's calls for it. */
async function stage(card?: string) {
  const shop = await newShop({ cooldownSeconds: 0 });
  const { orgId } = shop;
  const customerId = await seedCustomer(path, shop, "stripe", [shop.item], card);
  const { secret } = await inOrg(orgId, (tx) => createApiKey(tx, { orgId, name: "Test", mode: "test" }));
  const body = {
    api_key: secret,
    org_id: orgId,
    brand_id: shop.brandId,
    billable_item_id: shop.item,
    billing_customer_id: customerId,
  };
  const call = (fields: Fields = {}, headers: Record<string, string> = {}, at = PATHS[0]) =>
    api.send(at ?? "", { body: { ...body, ...fields }, headers });
  const taken = async () => (await path.captures(shop)).length;
  return { shop, customerId, body, call, taken };
}

const refusal = ({ status, body }: ApiAnswer) => [status, body.error?.code, body.error?.field];

it.each(PATHS)("charges at %s, and answers as documented", async (address) => {
  const { call, taken } = await stage();
  const { status, body, headers } = await call({ metric_value: 12.5, trigger_id: "t-1" }, {}, address);
  expect(status).toBe(200);
  expect(headers.get("x-request-id")).toMatch(/^req_/);
  expect(body).toEqual({
    status: "success",
    data: {
      success: true,
      status: "captured",
      amount: 200,
      currency: "USD",
      gateway: "stripe",
      gateway_ref: expect.stringMatching(/^pi_/),
      charge_id: expect.stringMatching(/^sc_/),
      invoice_id: expect.stringMatching(/^inv_/),
      captured_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    },
  });
  expect(await taken()).toBe(1);
});

it("answers the same charge at both addresses for one trigger_id", async () => {
  const { call, taken } = await stage();
  const answers = await Promise.all(PATHS.map((at) => call({ trigger_id: "t-1" }, {}, at)));
  expect(new Set(answers.map(({ body }) => body.data?.charge_id)).size).toBe(1);
  expect(await taken()).toBe(1);
});

it("takes the brand by its number, flags as 0 and 1, and numbers in strings", async () => {
  const { shop, call } = await stage();
  const { body } = await call({ brand_id: shop.brandNumber, metric_value: "12.5", dry_run: 1 });
  expect(body.data).toMatchObject({ success: true, status: "dry_run", amount: 200, condition_met: true });
});

it("names a field that it does not know, and charges all the same", async () => {
  const { call } = await stage();
  const { status, body } = await call({ triger_id: "t-1", metric_value: null });
  expect(status).toBe(200);
  expect(body.warnings).toEqual([expect.stringContaining("triger_id")]);
});

it("answers 200 with success false when the condition is not met, and takes nothing", async () => {
  const { call, taken } = await stage();
  const { status, body } = await call({ metric_value: 15.01 });
  expect([status, body.data?.success, body.data?.status]).toEqual([200, false, "not_met"]);
  expect(await taken()).toBe(0);
});

describe("Idempotency-Key", () => {
  it("replays the first answer, and is a conflict with another body", async () => {
    const { call, taken } = await stage();
    const headers = { "idempotency-key": "once" };
    const first = await call({ metric_value: 1 }, headers);
    const again = await call({ metric_value: 1 }, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(refusal(await call({ metric_value: 2 }, headers))).toEqual([409, "idempotency_conflict", null]);
    expect(await taken()).toBe(1);
  });

  it("replays a refusal", async () => {
    const { shop, call, taken } = await stage();
    await path.declineNext(shop, "stripe", "lost_card");
    const headers = { "idempotency-key": "once" };
    const first = await call({}, headers);
    expect(first.status).toBe(402);
    expect((await call({}, headers)).body).toEqual(first.body);
    expect(await taken()).toBe(0);
  });

  it("does not keep a 202: the same call tells more once more is known, and that is kept", async () => {
    const { shop, call, taken } = await stage();
    const headers = { "idempotency-key": "once" };
    await path.fault(shop, {
      provider: "stripe",
      path: "^/v1/payment_intents$",
      effect: "drop_after",
      times: 9,
    });
    const first = await call({}, headers);
    expect([first.status, first.body.data?.status, first.body.data?.success]).toEqual([
      202,
      "processing",
      false,
    ]);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    const meanwhile = await call({}, headers);
    expect([meanwhile.status, meanwhile.body]).toEqual([202, first.body]);
    await path.reconcile(shop);
    const settled = await call({}, headers);
    expect([settled.status, settled.body.data?.status]).toEqual([200, "captured"]);
    expect(settled.body.data?.charge_id).toBe(first.body.data?.charge_id);
    const kept = await call({}, headers);
    expect(kept.headers.get("idempotent-replayed")).toBe("true");
    expect(kept.body).toEqual(settled.body);
    expect(await taken()).toBe(1);
  });

  it("is one charge for twenty calls at once", async () => {
    const { call, taken } = await stage();
    const headers = { "idempotency-key": "once" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call({}, headers)));
    for (const { status, body } of answers)
      if (status !== 200) expect([status, body.error?.code]).toEqual([409, "request_in_progress"]);
    expect((await call({}, headers)).status).toBe(200);
    expect(await taken()).toBe(1);
  });

  it("is the same charge after a crash between charging and keeping the answer", async () => {
    const { shop, call, taken } = await stage();
    const headers = { "idempotency-key": "once" };
    const first = await call({}, headers);
    // As if the process had died before it kept the answer, and its lease were over.
    await path.rows("delete from idempotency_key where org_id = $1", [shop.orgId]);
    const again = await call({}, headers);
    expect([again.status, again.body.data]).toEqual([200, first.body.data]);
    expect(again.headers.get("idempotent-replayed")).toBeNull();
    expect(await taken()).toBe(1);
  });

  it("does not keep what could not be written down: the repeat charges nothing more", async () => {
    const { shop, call, taken } = await stage();
    const headers = { "idempotency-key": "once" };
    await path.rows(
      `alter table revenue add constraint full_disk check (org_id <> '${shop.orgId}') not valid`,
    );
    const broken = await call({}, headers);
    expect(refusal(broken)).toEqual([500, "internal_error", null]);
    expect(JSON.stringify(broken.body)).not.toMatch(/full_disk|revenue|constraint/);
    await path.rows("alter table revenue drop constraint full_disk");
    expect((await call({}, headers)).status).toBe(202);
    await path.reconcile(shop);
    expect((await call({}, headers)).status).toBe(200);
    expect(await taken()).toBe(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

describe("402", () => {
  it("comes with what was declined, and why", async () => {
    const { shop, call } = await stage();
    await path.declineNext(shop, "stripe", "insufficient_funds");
    const { status, body } = await call();
    expect(status).toBe(402);
    expect(body).toEqual({
      status: "error",
      errors: [expect.stringMatching(/\.$/)],
      error: {
        code: "card_declined",
        field: null,
        request_id: expect.stringMatching(/^req_/),
        decline_code: "insufficient_funds",
      },
      data: {
        success: false,
        status: "failed",
        amount: 200,
        currency: "USD",
        gateway: "stripe",
        gateway_ref: expect.stringMatching(/^pi_/),
        charge_id: expect.stringMatching(/^sc_/),
        invoice_id: null,
        captured_at: null,
      },
    });
  });

  it("comes with the page on which the customer confirms", async () => {
    const { call } = await stage(CARDS.asksEveryTime);
    const { status, body } = await call();
    expect([status, body.error?.code, body.error?.decline_code]).toEqual([
      402,
      "authentication_required",
      "authentication_required",
    ]);
    expect(body.data).toMatchObject({
      success: false,
      status: "pending_client_action",
      invoice_url: `${process.env.APP_URL}/public/edge/pay/${body.data?.invoice_id}`,
      pay_now_sent_to: null,
    });
  });

  it("says when another method has to be saved", async () => {
    const { shop, call } = await stage();
    await path.rows("update payment_method set status = 'detached' where org_id = $1", [shop.orgId]);
    expect(refusal(await call())).toEqual([402, "payment_method_required", "billing_customer_id"]);
  });
});

describe("refuses, names the field, and takes nothing", () => {
  it.each<[number, string, string | null, Fields]>([
    [400, "invalid_request", "billable_item_id", { billable_item_id: undefined }],
    [400, "invalid_request", "billing_customer_id", { billing_customer_id: ["bc"] }],
    [400, "invalid_request", "brand_id", { brand_id: true }],
    [400, "invalid_request", "trigger_id", { trigger_id: "" }],
    [400, "invalid_request", "trigger_id", { trigger_id: "x".repeat(201) }],
    [400, "invalid_request", "metric_value", { metric_value: "many" }],
    [400, "invalid_request", "metric_value", { metric_value: "1e3" }],
    [400, "invalid_request", "metric_value", { metric_value: 1e300 }],
    [400, "invalid_request", "override_description", { override_description: "x".repeat(501) }],
    [400, "invalid_request", "dry_run", { dry_run: "yes" }],
    [403, "org_mismatch", "org_id", { org_id: "org_other" }],
    [401, "invalid_api_key", null, { api_key: "ek_test_none" }],
    [404, "unknown_brand", "brand_id", { brand_id: "brand_none" }],
    [404, "unknown_item", "billable_item_id", { billable_item_id: "bi_none" }],
    [404, "unknown_customer", "billing_customer_id", { billing_customer_id: "bc_none" }],
    [422, "override_not_allowed", "override_amount", { override_amount: 5 }],
  ])("%i %s (%s)", async (status, code, field, fields) => {
    const { call, taken } = await stage();
    const answer = await call(fields);
    if (code === "invalid_api_key") expect(refusal(answer).slice(0, 2)).toEqual([status, code]);
    else expect(refusal(answer)).toEqual([status, code, field]);
    expect(await taken()).toBe(0);
  });

  it("every bad field at once, in a sentence of its own", async () => {
    const { call } = await stage();
    const { body } = await call({ metric_value: "many", dry_run: 7, trigger_id: 7 });
    expect(body.errors).toHaveLength(3);
    for (const field of ["metric_value", "dry_run", "trigger_id"])
      expect(body.errors?.join("\n")).toContain(field);
  });

  it.each<[Fields, Fields, number, string, string]>([
    [{ triggerMode: "threshold", triggerCondition: "gte" }, {}, 422, "metric_required", "metric_value"],
    [{ unitPrice: 50_001 }, {}, 422, "amount_over_cap", "billable_item_id"],
    [
      { triggerMode: "variable", allowAmountOverride: true, maxCaptureAmount: 1_500_000 },
      { override_amount: 15_000.01 },
      422,
      "amount_over_cap",
      "override_amount",
    ],
    [
      { triggerMode: "variable", allowAmountOverride: true },
      { override_amount: 1.005 },
      400,
      "invalid_request",
      "override_amount",
    ],
    [
      { triggerMode: "variable", allowAmountOverride: true },
      { override_amount: -1 },
      400,
      "invalid_request",
      "override_amount",
    ],
    [{ status: "inactive" }, {}, 422, "item_inactive", "billable_item_id"],
    [
      { billingType: "one_off", triggerMode: null, triggerCondition: null, triggerThreshold: null },
      {},
      422,
      "item_not_trigger",
      "billable_item_id",
    ],
  ])("item %o with %o: %i %s (%s)", async (item, fields, status, code, field) => {
    const { shop, customerId, call, taken } = await stage();
    const id = await newItem(shop, item);
    await path.rows(
      "insert into enrollment (org_id, id, customer_id, item_id) values ($1, 'ts_' || $3, $2, $3)",
      [shop.orgId, customerId, id],
    );
    expect(refusal(await call({ billable_item_id: id, ...fields }))).toEqual([status, code, field]);
    expect(await taken()).toBe(0);
  });

  it.each([
    ["billing_customer set status = 'suspended'", 409, "customer_suspended"],
    ["billing_customer set allow_trigger = false", 409, "trigger_not_allowed"],
    ["enrollment set status = 'paused'", 409, "enrollment_not_active"],
    ["enrollment set status = 'cancelled'", 404, "unknown_enrollment"],
    ["gateway_account set status = 'disabled'", 422, "gateway_not_configured"],
  ])("after update %s: %i %s", async (update, status, code) => {
    const { shop, call, taken } = await stage();
    await path.rows(`update ${update} where org_id = $1`, [shop.orgId]);
    const answer = await call();
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(await taken()).toBe(0);
  });
});

it("knows nothing of another organization, whichever id is foreign", async () => {
  const own = await stage();
  const neighbour = await stage();
  const foreign = {
    brand_id: neighbour.shop.brandId,
    billable_item_id: neighbour.shop.item,
    billing_customer_id: neighbour.customerId,
  };
  for (const [field, id] of Object.entries(foreign)) {
    const answer = await own.call({ [field]: id });
    expect(refusal(answer)).toEqual([404, expect.stringMatching(/^unknown_/), field]);
    const none = await own.call({ [field]: `${id}x` });
    expect(answer.body.errors).toEqual(none.body.errors);
  }
  expect(refusal(await own.call({ ...foreign, org_id: neighbour.shop.orgId }))).toEqual([
    403,
    "org_mismatch",
    "org_id",
  ]);
  expect([await own.taken(), await neighbour.taken()]).toEqual([0, 0]);
});

it("has trigger_ids and Idempotency-Keys of its own in every organization", async () => {
  const [own, neighbour] = [await stage(), await stage()];
  const headers = { "idempotency-key": "once" };
  const answers = [
    await own.call({ trigger_id: "t" }, headers),
    await neighbour.call({ trigger_id: "t" }, headers),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect([await own.taken(), await neighbour.taken()]).toEqual([1, 1]);
});

it("says with Retry-After when too many charges wait for the gateway account, and forgets none of the others", async () => {
  const { customerId, shop, body } = await stage();
  const items = Array.from({ length: 150 }, () => newId("bi"));
  await path.rows(
    `insert into billable_item (org_id, id, name, billing_type, trigger_mode, unit_price, currency)
     select $1, i, 'Item', 'trigger', 'fixed', 2000, 'USD' from unnest($2::text[]) i`,
    [shop.orgId, items],
  );
  await path.rows(
    "insert into enrollment (org_id, id, customer_id, item_id) select $1, 'ts_' || i, $2, i from unnest($3::text[]) i",
    [shop.orgId, customerId, items],
  );
  // Other processes have drawn seven seconds ahead, at 20 a second: the line stands still while it grows, however slowly.
  await path.rows("insert into rate_bucket values ($1, $2, 0, clock_timestamp())", [
    `gateway:${shop.accounts.stripe}`,
    -7 * 20,
  ]);
  const unlimited = { name: "Fast", mode: "test", ratePerSecond: 100_000, burst: 100_000 } as const;
  const key = await inOrg(shop.orgId, (tx) => createApiKey(tx, { orgId: shop.orgId, ...unlimited }));
  const answers = await Promise.all(
    items.map((billable_item_id) =>
      api.send(PATHS[0] ?? "", { body: { ...body, api_key: key.secret, billable_item_id } }),
    ),
  );
  const turnedAway = answers.filter(({ status }) => status === 429);
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const answer of turnedAway) {
    expect(refusal(answer)).toEqual([429, "rate_limited", null]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  const accepted = answers.filter(({ status }) => status !== 429);
  for (const { status } of accepted) expect([200, 202]).toContain(status);
  await path.reconcile(shop);
  expect(await path.rows("select 1 from charge where org_id = $1", [shop.orgId])).toHaveLength(
    accepted.length,
  );
  expect(await path.captures(shop)).toHaveLength(accepted.length);
}, 90_000);
