import { randomUUID } from "node:crypto";
import { type Answer, Api } from "./fixtures/api";
import type { Program } from "./fixtures/program";
import type { Sandbox } from "./fixtures/sandbox";
import type { Tenant } from "./fixtures/tenants";
import { expect, test } from "./fixtures/test";
import { PayPage } from "./pages/pay-page";

/** What is written in the guide for integrators, done over plain HTTP as curl would do it. */
class Integrator {
  constructor(
    private readonly program: Program,
    private readonly tenant: Tenant,
  ) {}

  call(action: string, fields: object): Promise<Answer> {
    const api = new Api(this.program, `/public/edge/${action}`);
    const { org_id, brand_number: brand_id, api_key } = this.tenant;
    return api.post({ org_id, brand_id, ...fields }, { authorization: `Bearer ${api_key}` });
  }

  /** An answer's `data`, of a call that must be carried out. */
  async done(action: string, fields: object): Promise<Record<string, unknown>> {
    const { status, body } = await this.call(action, fields);
    expect({ status, body }).toMatchObject({ status: 200, body: { status: "success" } });
    expect(body).not.toHaveProperty("warnings");
    return body.data as Record<string, unknown>;
  }

  fire(customer: string, item: keyof Tenant["items"], fields: object = {}): Promise<Answer> {
    return this.call("fire", {
      billable_item_id: this.tenant.items[item],
      billing_customer_id: customer,
      ...fields,
    });
  }

  /** Fires and is answered with a result, not a refusal. */
  async fired(customer: string, item: keyof Tenant["items"], fields: object = {}) {
    const { status, body } = await this.fire(customer, item, fields);
    expect({ status, body }).toMatchObject({ status: 200, body: { status: "success" } });
    return body.data as Record<string, unknown>;
  }
}

/** A card that the integrator saved at its own Stripe account, before it knew us. */
async function cardOfItsOwn({ url }: Sandbox, { stripe }: Tenant) {
  const ask = async (path: string, form: Record<string, string>) => {
    const headers = { authorization: `Bearer ${stripe.secret_key}` };
    const response = await fetch(url + path, { method: "POST", headers, body: new URLSearchParams(form) });
    expect(response.status).toBe(200);
    return ((await response.json()) as { id: string }).id;
  };
  const customer_id = await ask("/v1/customers", {});
  const pm_id = await ask("/v1/payment_methods/pm_card_visa/attach", { customer: customer_id });
  return { customer_id, pm_id };
}

const refusal = ({ status, body }: Answer) => {
  const { code, field } = body.error as { code: string; field: string | null };
  return [status, code, field];
};

const amounts = async (sandbox: Sandbox, gateway: "stripe" | "paypal") =>
  (await sandbox.ledger(gateway)).map(
    ({ kind, amount_minor, currency }) => `${kind} ${amount_minor} ${currency}`,
  );

test("wallet top-up: at 15 or less the saved card is charged 200, once", async ({
  program,
  tenant,
  sandbox,
}) => {
  const integrator = new Integrator(program, tenant);
  const contact_id = `cont_${randomUUID()}`;
  const created = await integrator.done("createCustomer", {
    contact_id,
    gateway: "stripe",
    payment_data: await cardOfItsOwn(sandbox, tenant),
    allow_trigger: 1,
    meta: { wallet_id: "abc" },
  });
  expect(created).toMatchObject({ bc_status: "active", bc_allow_trigger: 1, bc_initial_charged: 1 });
  const customer = String(created.bc_id);
  await integrator.done("enroll", {
    billing_customer_id: customer,
    billable_item_id: tenant.items.fixed,
    contact_id,
  });

  expect(await integrator.fired(customer, "fixed", { metric_value: 15.01 })).toMatchObject({
    success: false,
    status: "not_met",
  });
  expect(await integrator.fired(customer, "fixed", { metric_value: 15, dry_run: true })).toMatchObject({
    success: true,
    status: "dry_run",
    amount: 200,
    condition_met: true,
  });
  const charged = await integrator.fired(customer, "fixed", { metric_value: 15, trigger_id: "wallet-1" });
  expect(charged).toMatchObject({ success: true, status: "captured", amount: 200, currency: "USD" });
  for (const trigger_id of ["wallet-1", "wallet-2"])
    expect(await integrator.fired(customer, "fixed", { metric_value: 3, trigger_id })).toEqual(charged);
  expect(refusal(await integrator.fire(customer, "fixed", { override_amount: 5 }))).toEqual([
    422,
    "override_not_allowed",
    "override_amount",
  ]);
  expect(await amounts(sandbox, "stripe")).toEqual(["capture 1500 USD", "capture 20000 USD"]);
});

test("metered: from 10,000 calls on the saved card is charged", async ({
  program,
  tenant,
  sandbox,
  invoices,
}) => {
  const integrator = new Integrator(program, tenant);
  const { customerId } = await invoices.customer({ item: "threshold" });
  expect(refusal(await integrator.fire(customerId, "threshold"))).toEqual([
    422,
    "metric_required",
    "metric_value",
  ]);
  expect(await integrator.fired(customerId, "threshold", { metric_value: 9_999 })).toMatchObject({
    success: false,
    status: "not_met",
    trigger_threshold: 10_000,
  });
  expect(await integrator.fired(customerId, "threshold", { metric_value: 10_000 })).toMatchObject({
    success: true,
    status: "captured",
    amount: 49,
  });
  expect(await amounts(sandbox, "stripe")).toEqual(["capture 1500 USD", "capture 4900 USD"]);
});

test("retainer: each call names its amount, up to 15,000 and not a cent more", async ({
  program,
  tenant,
  sandbox,
  invoices,
}) => {
  const integrator = new Integrator(program, tenant);
  const { customerId } = await invoices.customer({ item: "variable", gateway: "paypal" });
  expect(refusal(await integrator.fire(customerId, "variable", { override_amount: 15_000.01 }))).toEqual([
    422,
    "amount_over_cap",
    "override_amount",
  ]);
  expect(await amounts(sandbox, "paypal")).toEqual(["capture 1500 USD"]);
  expect(
    await integrator.fired(customerId, "variable", {
      override_amount: 15_000,
      override_description: "Retainer, November",
    }),
  ).toMatchObject({ success: true, status: "captured", amount: 15_000, gateway: "paypal" });
  expect(await amounts(sandbox, "paypal")).toEqual(["capture 1500 USD", "capture 1500000 USD"]);
});

test("milestone: the customer is mailed an invoice and pays it on the page", async ({
  page,
  program,
  tenant,
  sandbox,
  db,
  invoices,
}) => {
  const integrator = new Integrator(program, tenant);
  const { customerId, email } = await invoices.customer({ item: "event" });
  const wanted = { override_amount: 1_250, trigger_id: "milestone-2" };
  const billed = await integrator.fired(customerId, "event", wanted);
  expect(billed).toMatchObject({
    success: true,
    status: "pending_client_action",
    amount: 1_250,
    captured_at: null,
    pay_now_sent_to: email,
  });
  const { rows } = await db.query("select recipient from mail where invoice_id = $1", [billed.invoice_id]);
  expect(rows).toEqual([{ recipient: email }]);
  expect(await amounts(sandbox, "stripe")).toEqual(["capture 1500 USD"]);

  const payPage = new PayPage(page);
  await payPage.open(String(billed.invoice_url));
  await expect(payPage.summary).toContainText("$1,250.00 to pay");
  await payPage.press();
  await payPage.expectPaid();

  const { charge_id, invoice_id } = billed;
  const paid = await integrator.fired(customerId, "event", wanted);
  expect(paid).toMatchObject({ success: true, status: "captured", charge_id, invoice_id, amount: 1_250 });
  expect(await amounts(sandbox, "stripe")).toEqual(["capture 1500 USD", "capture 125000 USD"]);
  expect((await invoices.records(String(invoice_id))).events).toContain("trigger.client_paid");
});
