import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import { setupPaymentMethod } from "@/lib/setup/setup-payment-method";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { savedElsewhere } from "@/lib/testing/saved-elsewhere";
import { newVisit } from "@/lib/testing/visit";
import { createCustomer } from "./create-customer";
import type { CreateCustomerInput } from "./create-customer-schema";

vi.setConfig({ testTimeout: 60_000 });

const GATEWAYS = ["stripe", "paypal"] as const;

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());
beforeEach(async () => {
  shop = await newShop();
});

type Fields = Partial<CreateCustomerInput>;

const create = (fields: Fields = {}, at: Shop = shop) =>
  createCustomer(at.ctx, {
    org_id: at.orgId,
    brand_id: at.brandId,
    contact_id: "cont_1",
    gateway: "stripe",
    ...fields,
  });

const rowOf = async (contact = "cont_1", at: Shop = shop) => {
  const rows = await path.rows("select * from billing_customer where org_id = $1 and contact_id = $2", [
    at.orgId,
    contact,
  ]);
  return rows[0];
};

const DONE = {
  status: "active",
  charges: ["captured 1500 USD"],
  revenue: 1,
  enrollments: [],
  events: ["billing_customer.created", "trigger.captured"],
};

async function expectDone(id: string, at: Shop = shop): Promise<void> {
  expect(await standing(path, at, id)).toMatchObject(DONE);
  expect(await path.captures(at)).toHaveLength(1);
  expect(await path.brokenRules(at)).toEqual([]);
}

async function expectNothingTaken(at: Shop = shop): Promise<void> {
  expect(await path.captures(at)).toEqual([]);
  expect(await path.brokenRules(at)).toEqual([]);
}

describe("without payment_data", () => {
  it("creates a pending customer with the documented defaults", async () => {
    const { customer, existing, inDoubt } = await create();
    expect({ existing, inDoubt }).toEqual({ existing: false, inDoubt: false });
    expect(customer).toMatchObject({
      status: "pending",
      allowTrigger: false,
      requireInitial: true,
      initialAmount: 1500,
      initialCharged: false,
      currency: "USD",
    });
    await expectNothingTaken();
  });

  it("finds a pending one again, which takes the values that are named and keeps the others", async () => {
    await create({ allow_trigger: true, notes: "First", meta: { a: 1 } });
    const { customer, existing } = await create({ notes: "Second", initial_amount: 20, gateway: "paypal" });
    expect(existing).toBe(true);
    expect(customer).toMatchObject({
      notes: "Second",
      meta: { a: 1 },
      initialAmount: 2000,
      allowTrigger: true,
      gateway: "paypal",
    });
  });

  it("closes a form that is open where another amount is charged from now on, and no other", async () => {
    const visit = await newVisit(shop, { contact: "cont_1", item: null });
    await visit.begin();
    await create({ notes: "Nobody sees these" });
    const links = () => path.rows("select status from setup_link where org_id = $1", [shop.orgId]);
    expect(await links()).toEqual([{ status: "open" }]);
    await create({ initial_amount: 30 });
    expect(await links()).toEqual([{ status: "superseded" }]);
    await path.reconcile(shop);
    await expectNothingTaken();
  });

  it("answers one `existing: false` of ten calls at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create()));
    expect(answers.filter(({ existing }) => !existing)).toHaveLength(1);
    expect(new Set(answers.map(({ customer }) => customer.id)).size).toBe(1);
  });

  it("activates a pending one who has a method already, once no initial charge is required", async () => {
    const first = await create({
      payment_data: await savedElsewhere(path, shop, "stripe"),
      require_initial: false,
    });
    await path.rows(
      "update billing_customer set status = 'pending', activated_at = null, require_initial = true where id = $1",
      [first.customer.id],
    );
    expect((await create()).customer.status).toBe("pending");
    expect((await create({ require_initial: false })).customer.status).toBe("active");
    expect(await path.captures(shop)).toEqual([]);
  });
});

describe("the amount", () => {
  it.each([
    ["USD", 14.99, "invalid_request"],
    ["USD", 15.001, "invalid_request"],
    ["USD", -20, "invalid_request"],
    ["USD", "soon", "invalid_request"],
    ["USD", "20.50", 2050],
    ["JPY", 15.5, "invalid_request"],
    ["JPY", 1500, 1500],
    ["KWD", 1.505, 1505],
    ["KWD", 1.5005, "invalid_request"],
  ])("in %s of %s is %s", async (currency, initial_amount, outcome) => {
    const own = await newShop({ currency, minimumInitialAmount: 1500 });
    const made = create({ initial_amount }, own);
    if (typeof outcome === "string")
      await expect(made).rejects.toMatchObject({ code: outcome, field: "initial_amount" });
    else expect((await made).customer).toMatchObject({ initialAmount: outcome, currency });
  });

  it("may be below the minimum where none is required", async () => {
    const { customer } = await create({ require_initial: false, initial_amount: 1 });
    expect(customer).toMatchObject({ requireInitial: false, initialAmount: 100 });
    await expect(create({ require_initial: true })).rejects.toMatchObject({ field: "initial_amount" });
  });
});

describe.each(GATEWAYS)("payment_data of %s", (gateway) => {
  it("is checked, charged once and makes the customer active; a repeat changes nothing", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    const { customer, existing, inDoubt } = await create({ gateway, payment_data, allow_trigger: true });
    expect({ existing, inDoubt }).toEqual({ existing: false, inDoubt: false });
    expect(customer).toMatchObject({
      status: "active",
      gateway,
      initialCharged: true,
      allowTrigger: true,
    });
    await expectDone(customer.id);
    const again = await create({ gateway, payment_data, allow_trigger: false, notes: "Too late" });
    expect(again).toMatchObject({
      existing: true,
      customer: { status: "active", allowTrigger: true, notes: null },
    });
    await expectDone(customer.id);
  });

  it("is only kept where no initial charge is required", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    const { customer } = await create({ gateway, payment_data, require_initial: false });
    expect(customer).toMatchObject({ status: "active", initialCharged: false });
    expect((await standing(path, shop, customer.id)).events).toEqual(["billing_customer.created"]);
    await expectNothingTaken();
  });

  it("is charged once by ten calls at once", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ gateway, payment_data })));
    expect(answers.filter(({ existing }) => !existing)).toHaveLength(1);
    await path.reconcile(shop);
    await expectDone(answers[0]?.customer.id ?? "");
  });

  it("of two methods at once charges one", async () => {
    const methods = await Promise.all([1, 2, 3].map(() => savedElsewhere(path, shop, gateway)));
    await Promise.all(methods.map((payment_data) => create({ gateway, payment_data })));
    await path.reconcile(shop);
    await expectDone(String((await rowOf())?.id));
  });

  it("that is declined is a 402 with the gateway's reason; another method makes it active", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway, "declined");
    const refused = await create({ gateway, payment_data }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "card_declined", status: 402, data: { bc_status: "pending" } });
    expect(refused).toHaveProperty(
      "declineCode",
      gateway === "stripe" ? "generic_decline" : "INSTRUMENT_DECLINED",
    );
    await expectNothingTaken();
    await expect(create({ gateway, payment_data })).rejects.toMatchObject({ code: "card_declined" });
    await expectNothingTaken();
    const { customer, existing } = await create({
      gateway,
      payment_data: await savedElsewhere(path, shop, gateway),
    });
    expect({ existing, status: customer.status }).toEqual({ existing: true, status: "active" });
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("whose owner has to confirm is a 402, and nothing waits for them", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway, "asks");
    if (gateway === "paypal") await path.declineNext(shop, "paypal", "PAYER_ACTION_REQUIRED");
    await expect(create({ gateway, payment_data })).rejects.toMatchObject({
      code: "authentication_required",
      status: 402,
    });
    expect(await rowOf()).toMatchObject({ status: "pending" });
    await expectNothingTaken();
    if (gateway === "paypal") return;
    const objects = await path.sandbox.control("GET", `objects?account=${shop.suffix}&type=payment_intent`);
    expect(JSON.stringify(objects)).toContain('"status":"canceled"');
    expect(JSON.stringify(objects)).not.toContain('"status":"requires_');
  });

  it("that the gateway does not know is refused, and nothing is left behind", async () => {
    const unknown = { customer_id: "cus_none", pm_id: "pm_none", vault_token: "none0000" };
    const elsewhere = await savedElsewhere(path, await newShop(), gateway);
    for (const payment_data of [unknown, elsewhere]) {
      await expect(create({ gateway, payment_data })).rejects.toMatchObject({
        code: "payment_data_rejected",
        status: 422,
        field: "payment_data",
      });
    }
    expect(await rowOf()).toBeUndefined();
  });

  it("that is another billing customer's is refused", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    await create({ gateway, payment_data });
    const again = create({ gateway, payment_data, contact_id: "cont_2" });
    await expect(again).rejects.toMatchObject({ code: "payment_data_rejected" });
    expect(await rowOf("cont_2")).toBeUndefined();
    expect(await path.captures(shop)).toHaveLength(1);
  });

  it("without what this gateway needs says which field is missing", async () => {
    const field = gateway === "stripe" ? "payment_data.pm_id" : "payment_data.vault_token";
    const refused = create({ gateway, payment_data: { customer_id: "cus_1" } });
    await expect(refused).rejects.toMatchObject({ code: "invalid_request", field });
  });

  it("is not believed while the gateway cannot be asked", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    const read = gateway === "stripe" ? "^/v1/payment_methods/" : "^/v3/vault/payment-tokens/";
    const trouble = { effect: "status", status: 503, times: 3 };
    await path.fault(shop, { provider: gateway, method: "GET", path: read, ...trouble });
    await expect(create({ gateway, payment_data })).rejects.toMatchObject({ code: "service_unavailable" });
    expect(await rowOf()).toBeUndefined();
  });

  it("whose charge's answer is lost is in doubt, never charged again, and found by the reconciler", async () => {
    const payment_data = await savedElsewhere(path, shop, gateway);
    const call = gateway === "stripe" ? "^/v1/payment_intents" : "^/v(2/checkout|1/notifications)/";
    const lost = { provider: gateway, path: call, effect: "drop_after", times: 20 } as const;
    await path.fault(shop, lost);
    await path.fault(shop, { ...lost, method: "GET" });
    const first = await create({ gateway, payment_data });
    expect(first).toMatchObject({ existing: false, inDoubt: true, customer: { status: "pending" } });
    expect(await create({ gateway, payment_data })).toMatchObject({ existing: true, inDoubt: true });
    // Another method is not charged either, as long as nobody knows what became of the first.
    const other = await savedElsewhere(path, shop, gateway);
    expect(await create({ gateway, payment_data: other })).toMatchObject({ existing: true, inDoubt: true });
    expect(await path.captures(shop)).toHaveLength(1);
    await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
    await path.reconcile(shop);
    await expectDone(first.customer.id);
    expect(await create({ gateway, payment_data })).toMatchObject({ existing: true, inDoubt: false });
    await expectDone(first.customer.id);
  });

  it("takes the place of a form that is open, and takes nothing where that was paid already", async () => {
    const visit = await newVisit(shop, { gateway, contact: "cont_1", item: null });
    const { client } = await visit.begin();
    const payment_data = await savedElsewhere(path, shop, gateway);
    if (gateway === "stripe") await pay(path.sandbox.url, client);
    const { customer, existing } = await create({ gateway, payment_data });
    expect({ existing, status: customer.status }).toEqual({ existing: true, status: "active" });
    await path.reconcile(shop);
    expect(await standing(path, shop, customer.id)).toMatchObject({ status: "active", revenue: 1 });
    expect(await path.captures(shop)).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("finds the gateway of a call that names none: the default, else the only one, else it has to be named", async () => {
  const nameless = (at: Shop) => create({ gateway: undefined, contact_id: newId("cont") }, at);
  const notConfigured = { code: "gateway_not_configured", field: "gateway" };
  const disable = ({ orgId }: Shop, gateway: string) =>
    path.rows(
      "update gateway_account set status = 'disabled' where org_id = $1 and gateway = $2::gateway_name",
      [orgId, gateway],
    );
  await expect(nameless(shop)).rejects.toMatchObject(notConfigured);
  const own = await newShop({ defaultGateway: "paypal" });
  expect((await nameless(own)).customer.gateway).toBe("paypal");
  await disable(own, "paypal");
  expect((await nameless(own)).customer.gateway).toBe("stripe");
  await expect(create({ gateway: "paypal" }, own)).rejects.toMatchObject(notConfigured);
  await disable(own, "stripe");
  await expect(nameless(own)).rejects.toMatchObject(notConfigured);
});

it("refuses for a suspended customer", async () => {
  await create();
  await path.rows("update billing_customer set status = 'suspended' where org_id = $1", [shop.orgId]);
  await expect(create()).rejects.toMatchObject({ code: "customer_suspended", status: 409 });
});

it("knows no brand, no contact and no method of another organization", async () => {
  const neighbour = await newShop();
  const payment_data = await savedElsewhere(path, neighbour, "stripe");
  const theirs = await create({ payment_data }, neighbour);
  await expect(create({ brand_id: neighbour.brandId })).rejects.toMatchObject({ code: "unknown_brand" });
  await expect(create({ payment_data })).rejects.toMatchObject({ code: "payment_data_rejected" });
  const ours = await create({ contact_id: theirs.customer.contactId });
  expect(ours).toMatchObject({ existing: false, customer: { orgId: shop.orgId, status: "pending" } });
  await expectDone(theirs.customer.id, neighbour);
});

it("supersedes what setupPaymentMethod has begun, and the other way round", async () => {
  const wanted = {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    contact_id: newId("cont"),
    gateway: "stripe" as const,
  };
  const begun = await setupPaymentMethod(shop.ctx, wanted);
  const payment_data = await savedElsewhere(path, shop, "stripe");
  const { customer } = await create({ contact_id: wanted.contact_id, payment_data });
  expect(customer).toMatchObject({ id: begun.customerId, status: "active" });
  expect((await setupPaymentMethod(shop.ctx, wanted)).ref).not.toBe(begun.ref);
  await expectDone(customer.id);
});
