import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inOrg, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled, newPayer, payOnce } from "@/lib/testing/paying";
import { seedCustomer } from "@/lib/testing/seeded-customer";
import { issueInvoice } from "./issue-invoice";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
}, 60_000);
afterAll(() => path.stop());

/** Charges that wait for their customer, and nobody has been asked yet. */
async function newWaiting(shop: Shop, customerId: string, howMany: number) {
  const [row] = await path.rows<{ method: string; enrollment: string }>(
    `select m.id as method, e.id as enrollment from payment_method m
     join enrollment e on e.org_id = m.org_id and e.customer_id = m.customer_id where m.customer_id = $1`,
    [customerId],
  );
  const charge = {
    orgId: shop.orgId,
    customerId,
    kind: "trigger",
    itemId: shop.item,
    enrollmentId: row?.enrollment ?? null,
    gateway: "stripe",
    gatewayAccountId: shop.accounts.stripe,
    mode: "test",
    paymentMethodId: row?.method ?? null,
    captureMode: "client_confirm",
    amount: 1_000,
    currency: "USD",
    status: "pending_client_action",
    description: "Milestone",
  } as const;
  return inOrg(shop.orgId, (tx) =>
    tx.charge.createManyAndReturn({
      data: Array.from({ length: howMany }, () => ({ ...charge, id: newId("sc") })),
    }),
  );
}

const numbers = async ({ orgId }: Shop) =>
  (
    await path.rows<{ number: string }>("select number from invoice where org_id = $1 order by number", [
      orgId,
    ])
  ).map(({ number }) => number);

const sequence = (howMany: number) =>
  Array.from({ length: howMany }, (_, index) => `INV-${String(index + 1).padStart(6, "0")}`);

describe("the numbers of invoices", () => {
  it("have no gap and no double, however many are issued at once and however many of them fail", async () => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop);
    const charges = await newWaiting(shop, customerId, 24);
    const issue = (charge: (typeof charges)[number], fails: boolean) =>
      inOrg(shop.orgId, async (tx: Tx) => {
        await issueInvoice(tx, shop.ctx, charge);
        if (fails) throw new Error("It died here");
      });
    const results = await Promise.allSettled(charges.map((charge, nth) => issue(charge, nth % 3 === 0)));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(8);
    expect(await numbers(shop)).toEqual(sequence(16));
    // Those that failed are issued by whoever comes next, and the others found.
    const found = await Promise.all(
      charges.map((charge) => inOrg(shop.orgId, (tx) => issueInvoice(tx, shop.ctx, charge))),
    );
    expect(found.map(({ number }) => number).toSorted()).toEqual(sequence(24));
    expect(await numbers(shop)).toEqual(sequence(24));
  });

  it("are an organization's own, with its own prefix", async () => {
    const [one, other] = await Promise.all([
      newShop(),
      newShop({ invoicePrefix: "AC/", invoiceSequence: 999_999 }),
    ]);
    for (const shop of [one, other]) {
      const { customerId } = await newActiveCustomer(path, shop);
      for (const charge of await newWaiting(shop, customerId, 2))
        await inOrg(shop.orgId, (tx) => issueInvoice(tx, shop.ctx, charge));
    }
    expect(await numbers(one)).toEqual(sequence(2));
    expect(await numbers(other)).toEqual(["AC/1000000", "AC/1000001"]);
  });
});

describe("issuing", () => {
  it("by eight at once makes one invoice, one mail and one event, and all answer the same", async () => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop);
    await path.rows("update contact set email = 'payer@example.com' where org_id = $1", [shop.orgId]);
    const [charge] = await newWaiting(shop, customerId, 1);
    if (!charge) throw new Error("No charge");
    const issued = await Promise.all(
      Array.from({ length: 8 }, () => inOrg(shop.orgId, (tx) => issueInvoice(tx, shop.ctx, charge))),
    );
    expect(
      new Set(issued.map(({ id, number, url, sentTo }) => [id, number, url, sentTo].join())),
    ).toHaveLength(1);
    expect(issued[0]).toMatchObject({
      sentTo: "payer@example.com",
      url: expect.stringContaining("/public/edge/pay/inv_"),
    });
    expect(await path.rows("select 1 from mail where org_id = $1", [shop.orgId])).toHaveLength(1);
    const told = "select 1 from event where org_id = $1 and type = 'trigger.pending_client'";
    expect(await path.rows(told, [shop.orgId])).toHaveLength(1);
  });

  it("mails the address of the PayPal account that is saved, where the contact has none", async () => {
    const recipients = (shop: Shop) =>
      path.rows("select recipient from mail where org_id = $1", [shop.orgId]);
    const without = await newBilled(path, { gateway: "paypal", email: null });
    expect(await recipients(without.shop)).toEqual([{ recipient: "payer@example.com" }]);
    expect(await path.rows("select status, sent_to from invoice where id = $1", [without.invoiceId])).toEqual(
      [{ status: "sent", sent_to: "payer@example.com" }],
    );
    const own = await newBilled(path, { gateway: "paypal", email: "own@example.com" });
    expect(await recipients(own.shop)).toEqual([{ recipient: "own@example.com" }]);
  });

  it.each([
    ["PayPal did not say whose it is", "update payment_method set label = 'PayPal' where customer_id = $1"],
    ["it is saved no more", "update payment_method set status = 'detached' where customer_id = $1"],
    ["it is a card", "update payment_method set type = 'card' where customer_id = $1"],
  ])("mails nobody at the saved account where %s", async (_, change) => {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop, { gateway: "paypal" });
    const [charge] = await newWaiting(shop, customerId, 1);
    if (!charge) throw new Error("No charge");
    await path.rows(change, [customerId]);
    const { sentTo } = await inOrg(shop.orgId, (tx) => issueInvoice(tx, shop.ctx, charge));
    expect(sentTo).toBeNull();
    expect(await path.rows("select 1 from mail where org_id = $1", [shop.orgId])).toEqual([]);
  });

  it("mails nobody where no address is known, or where it is more than one", async () => {
    for (const email of [null, "", "a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com"]) {
      const { shop, invoiceId } = await newBilled(path, { email });
      expect(await path.rows("select 1 from mail where org_id = $1", [shop.orgId])).toEqual([]);
      expect(await path.rows("select status, sent_to from invoice where id = $1", [invoiceId])).toEqual([
        { status: "draft", sent_to: null },
      ]);
    }
  });

  it("keeps the letterhead of that moment, also of what was taken at once, whatever the settings say later", async () => {
    const shop = await newShop({
      cooldownSeconds: 0,
      companyName: "Old Ltd",
      companyAddress: "1 Old Street",
      companyTaxId: "GB1",
      invoiceTerms: "14 days",
      taxName: "VAT",
      taxPercent: 20,
    });
    const billed = await newBilled(path, { shop });
    await fire(shop, await seedCustomer(path, shop, "stripe", [shop.item]));
    await path.rows(
      `update organization set company_name = 'New Ltd', company_address = '2 New Street', company_tax_id = null,
         invoice_terms = 'At once', tax_name = 'GST', tax_percent = 10 where id = $1`,
      [shop.orgId],
    );
    const payer = newPayer(billed);
    const letterhead = {
      company: "Old Ltd",
      address: "1 Old Street",
      taxId: "GB1",
      terms: "14 days",
      tax: { name: "VAT", percent: 20, amount: { minor: 3_333, currency: "USD" } },
    };
    expect(await payer.page()).toMatchObject({ state: "open", letterhead });
    expect(await payOnce(path.sandbox.url, payer)).toEqual({ state: "settled" });
    expect(await payer.page()).toMatchObject({ state: "paid", receipt: { letterhead } });
    const kept =
      "select distinct company_name, company_tax_id, tax_percent::text from invoice where org_id = $1 and status = 'paid'";
    expect(await path.rows(kept, [shop.orgId])).toEqual([
      { company_name: "Old Ltd", company_tax_id: "GB1", tax_percent: "20.00" },
    ]);
    const { invoiceId } = await newBilled(path, { shop });
    const next = await newPayer({ ...billed, invoiceId }).page();
    expect(next).toMatchObject({ letterhead: { company: "New Ltd", taxId: null, tax: { name: "GST" } } });
  });
});
