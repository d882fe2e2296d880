import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { finishCharge } from "@/lib/charges/finish-charge";
import { inOrg } from "@/lib/db";
import type { ClientSetup } from "@/lib/gateways/types";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { answerBank } from "@/lib/testing/payer";
import { type Billed, decide, newBilled, newPayer, payInBrowser, payOnce } from "@/lib/testing/paying";
import { beginPayment } from "./begin-payment";
import { findInvoice } from "./find-invoice";
import { finishPayment } from "./finish-payment";
import { paySaved } from "./pay-saved";
import { stepInvoices } from "./step-invoices";
import { tryPayment } from "./try-payment";
import { voidInvoice } from "./void-invoice";

vi.setConfig({ testTimeout: 60_000 });

const BOTH = ["stripe", "paypal"] as const;

let path: MoneyPath;
let url: string;
beforeAll(async () => {
  path = await startMoneyPath();
  url = path.sandbox.url;
}, 60_000);
afterAll(() => path.stop());

/** Of the invoice alone: the initial charge is one more. */
const taken = async ({ shop }: Billed) => (await path.captures(shop)).length - 1;

async function how({ shop, chargeId, invoiceId }: Billed) {
  const [row] = await path.rows<{
    charge: string;
    invoice: string;
    tries: string[] | null;
    events: string[];
  }>(
    `select c.status as charge, i.status as invoice,
       (select array_agg(t.outcome::text order by t.created_at) from pay_try t where t.invoice_id = i.id) as tries,
       (select array_agg(e.type order by e.seq) from event e where e.org_id = c.org_id and e.payload like '%' || c.id || '%') as events
     from charge c join invoice i on i.org_id = c.org_id and i.charge_id = c.id
     where c.org_id = $1 and c.id = $2 and i.id = $3`,
    [shop.orgId, chargeId, invoiceId],
  );
  return row;
}

const PAID = {
  charge: "captured",
  invoice: "paid",
  events: ["trigger.pending_client", "trigger.client_paid"],
};

async function expectPaidOnce(billed: Billed): Promise<void> {
  expect(await how(billed)).toMatchObject(PAID);
  expect(await taken(billed)).toBe(1);
  expect(await path.rows("select 1 from revenue where charge_id = $1", [billed.chargeId])).toHaveLength(1);
  expect(await path.brokenRules(billed.shop)).toEqual([]);
}

/** Whatever is due about the invoice is done now. */
async function comeBy({ invoiceId }: Billed): Promise<void> {
  await path.rows("update invoice set next_step_at = now() - interval '1 s' where id = $1", [invoiceId]);
  await stepInvoices(new AbortController().signal);
}

describe.each(BOTH)("an invoice at %s", (gateway) => {
  it("is paid with another method, and only the browser that paid sees the receipt", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const stranger = newPayer(billed);
    expect(await payer.page()).toMatchObject({
      state: "open",
      why: "pay_now",
      item: "Milestone",
      amount: { minor: 20_000, currency: "USD" },
      number: "INV-000001",
      gateway,
      overdue: false,
      locked: false,
    });
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
    expect(await payer.page()).toMatchObject({
      state: "paid",
      receipt: { number: "INV-000001", chargeId: billed.chargeId, method: null },
    });
    expect(await stranger.page()).toMatchObject({ state: "paid", receipt: null });
    expect(await stranger.begin()).toEqual({ next: "elsewhere" });
    expect(await stranger.paySaved()).toEqual({ state: "settled" });
    expect(await taken(billed)).toBe(1);
  });

  it("is paid with the saved method", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const page = await payer.page();
    const label = page?.state === "open" ? page.savedMethod?.label : null;
    expect(label).toBeTruthy();
    const result = gateway === "stripe" ? await payOnce(url, payer, "saved") : await payer.paySaved();
    expect(result).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
    expect(await payer.page()).toMatchObject({ state: "paid", receipt: { method: { label } } });
  });

  it("gives eight tabs the same object", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const begun = await Promise.all(Array.from({ length: 8 }, () => payer.begin()));
    expect(new Set(begun.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(begun[0]).toMatchObject({ next: "form" });
  });

  it("is paid once however many finish it at the same moment", async () => {
    const billed = await newBilled(path, { gateway });
    const payers = [newPayer(billed), newPayer(billed), newPayer(billed)];
    const { attempt, client } = await newPayer(billed).form();
    await Promise.all(payers.map((payer) => payer.press(attempt)));
    await payInBrowser(url, client);
    await Promise.all([...payers, ...payers].map((payer) => payer.finish()));
    await vi.waitFor(async () => {
      await path.reconcile(billed.shop);
      await expectPaidOnce(billed);
    });
    expect((await how(billed))?.tries?.toSorted()).toEqual(["cancelled", "cancelled", "succeeded"]);
  });

  it("is found paid behind a closed tab, with every webhook lost", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const { attempt, client } = await payer.form();
    await payer.press(attempt);
    await payInBrowser(url, client);
    await comeBy(billed);
    await expectPaidOnce(billed);
    expect(await payer.page()).toMatchObject({ state: "paid", receipt: { number: "INV-000001" } });
  });

  it("can be tried again after a refusal, which is told and counted once", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    if (gateway === "paypal") await path.declineNext(billed.shop, "paypal", "INSTRUMENT_DECLINED");
    const result = await payOnce(url, payer, gateway === "stripe" ? "insufficient" : "good");
    expect(result).toMatchObject({ state: "waiting", failureCode: expect.stringMatching(/./) });
    expect(await payer.finish()).toMatchObject({ state: expect.stringMatching(/waiting/) });
    expect(await how(billed)).toMatchObject({
      charge: "pending_client_action",
      invoice: "sent",
      tries: ["failed"],
    });
    expect(await payer.page()).toMatchObject({ state: "open", notice: expect.stringMatching(/./) });
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
  });

  it("is void when it was called off, for good", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const { attempt, client } = await payer.form();
    expect(await voidInvoice(billed.shop.ctx, billed.invoiceId, "Sent by mistake")).toEqual({
      state: "void",
    });
    expect(await voidInvoice(billed.shop.ctx, billed.invoiceId, "Again")).toEqual({ state: "void" });
    expect(await payer.press(attempt)).toBe("elsewhere");
    await payInBrowser(url, client).catch(() => "refused");
    expect(await payer.finish()).toEqual({ state: "settled" });
    await path.reconcile(billed.shop);
    expect(await how(billed)).toMatchObject({
      charge: "cancelled",
      invoice: "void",
      events: ["trigger.pending_client", "trigger.client_cancelled"],
    });
    expect(await taken(billed)).toBe(0);
    expect(await payer.page()).toMatchObject({ state: "closed", reason: "void" });
  });

  it("is paid when it was paid before it was called off", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    if (gateway === "stripe") {
      const { attempt, client } = await payer.form();
      await payer.press(attempt);
      await payInBrowser(url, client);
    } else {
      await path.fault(billed.shop, {
        provider: "paypal",
        path: "^/v2/checkout/orders$",
        effect: "drop_after",
        times: 9,
      });
      await payer.paySaved();
      await path.sandbox.control("DELETE", `faults?account=${billed.shop.suffix}`);
    }
    const results = [await voidInvoice(billed.shop.ctx, billed.invoiceId, null)];
    if (results[0]?.state === "processing") await path.reconcile(billed.shop);
    await expectPaidOnce(billed);
    expect(await voidInvoice(billed.shop.ctx, billed.invoiceId, null)).toEqual({ state: "paid" });
  });

  it("is either paid or void when both happen at once, and never both", async () => {
    for (let round = 0; round < 4; round++) {
      const billed = await newBilled(path, { gateway });
      const payer = newPayer(billed);
      const pays = async () => {
        if (gateway === "paypal" && round % 2 === 0) return payer.paySaved();
        const begun = await payer.begin();
        if (begun.next !== "form" || (await payer.press(begun.attempt)) !== "go") return null;
        await payInBrowser(url, begun.client).catch(() => "refused");
        return payer.finish();
      };
      await Promise.allSettled([pays(), voidInvoice(billed.shop.ctx, billed.invoiceId, null)]);
      await path.reconcile(billed.shop);
      await comeBy(billed);
      await path.reconcile(billed.shop);
      const row = await how(billed);
      expect([PAID.invoice, "void"]).toContain(row?.invoice);
      expect(row?.charge).toBe(row?.invoice === "paid" ? "captured" : "cancelled");
      expect(await taken(billed)).toBe(row?.invoice === "paid" ? 1 : 0);
    }
  });

  it("whose calling off found no gateway is called off later by itself, and closed meanwhile", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    await payer.form();
    const { provider, effect } = { provider: gateway, effect: "status" };
    const faults = ["GET", "POST"].map((method) =>
      path.fault(billed.shop, {
        provider,
        effect,
        method,
        path: "^/v[12]/",
        status: 500,
        body: {},
        times: 50,
      }),
    );
    await Promise.all(faults);
    await expect(voidInvoice(billed.shop.ctx, billed.invoiceId, null)).rejects.toMatchObject({
      code: "service_unavailable",
    });
    expect(await payer.page()).toMatchObject({ state: "closed", reason: "void" });
    expect(await payer.begin()).toEqual({ next: "elsewhere" });
    await path.sandbox.control("DELETE", `faults?account=${billed.shop.suffix}`);
    await comeBy(billed);
    expect(await how(billed)).toMatchObject({ charge: "cancelled", invoice: "void" });
  });

  it("is closed while its customer is suspended, and open again afterwards", async () => {
    const billed = await newBilled(path, { gateway });
    const payer = newPayer(billed);
    const { attempt } = await payer.form();
    const set = (status: string) =>
      path.rows("update billing_customer set status = $2::customer_status where id = $1", [
        billed.customerId,
        status,
      ]);
    await set("suspended");
    expect(await payer.page()).toMatchObject({ state: "closed", reason: "suspended" });
    expect(await payer.begin()).toEqual({ next: "elsewhere" });
    expect(await payer.press(attempt)).toBe("elsewhere");
    await payer.paySaved();
    expect(await taken(billed)).toBe(0);
    await set("active");
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
  });

  it("lets nobody on after five refusals", async () => {
    const billed = await newBilled(path, { gateway });
    if (gateway === "paypal") await path.declineNext(billed.shop, "paypal", "INSTRUMENT_DECLINED", 5);
    for (let nth = 0; nth < 5; nth++)
      await payOnce(url, newPayer(billed), gateway === "stripe" ? "declined" : "good");
    const payer = newPayer(billed);
    // The event of the object that was taken away counts as no sixth one.
    await finishCharge(billed.shop.ctx, billed.chargeId);
    expect((await how(billed))?.tries).toEqual(Array(5).fill("failed"));
    expect(await payer.page()).toMatchObject({ state: "open", locked: true });
    expect(await payer.begin()).toEqual({ next: "elsewhere" });
    if (gateway === "paypal") expect(await payer.paySaved()).toEqual({ state: "held_back" });
    expect(await taken(billed)).toBe(0);
    // A day later it opens again, with an object that nobody holds anything of.
    await path.rows(
      "update pay_try set created_at = created_at - interval '25 hours' where invoice_id = $1",
      [billed.invoiceId],
    );
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
  });

  it("is no business of another organization's", async () => {
    const billed = await newBilled(path, { gateway });
    const other = await newShop();
    const { invoiceId } = billed;
    const unknown = { code: "unknown_invoice" };
    const rest = { invoiceId, receipt: "r", locale: "en" } as const;
    await expect(beginPayment(other.ctx, { invoiceId, locale: "en" })).rejects.toMatchObject(unknown);
    await expect(tryPayment(other.ctx, { ...rest, attempt: 1, method: "other" })).rejects.toMatchObject(
      unknown,
    );
    await expect(paySaved(other.ctx, rest)).rejects.toMatchObject(unknown);
    await expect(finishPayment(other.ctx, { invoiceId, visitor: {} })).rejects.toMatchObject(unknown);
    await expect(voidInvoice(other.ctx, invoiceId, null)).rejects.toMatchObject(unknown);
    expect(await inOrg(other.orgId, (tx) => findInvoice(tx, other.orgId, invoiceId))).toBeNull();
    expect(await how(billed)).toMatchObject({ charge: "pending_client_action", invoice: "sent" });
  });
});

describe("a charge that the bank wants confirmed", () => {
  /** An off-session charge that was refused for want of the customer. */
  async function newAsked(): Promise<Billed & { gatewayRef: string }> {
    const shop = await newShop();
    const { customerId } = await newActiveCustomer(path, shop, { card: "asksEveryTime" });
    const { status, code, data } = await fire(shop, customerId);
    expect({ status, code }).toEqual({ status: 402, code: "authentication_required" });
    const { charge_id, invoice_id, gateway_ref } = data;
    const [chargeId, invoiceId, gatewayRef] = [charge_id, invoice_id, gateway_ref].map(String) as [
      string,
      string,
      string,
    ];
    return { shop, gateway: "stripe", customerId, item: shop.item, chargeId, invoiceId, gatewayRef };
  }

  it("is confirmed on its page by the very same intent, and taken once", async () => {
    const billed = await newAsked();
    const payer = newPayer(billed);
    expect(await payer.page()).toMatchObject({ state: "open", why: "confirm", item: "Wallet top-up" });
    const { attempt, client } = await payer.form();
    expect(client).toMatchObject({
      clientSecret: expect.stringContaining(billed.gatewayRef),
      savedMethod: expect.stringMatching(/^pm_/),
    });
    await payer.press(attempt, "saved");
    expect(await payInBrowser(url, client, "saved")).toBe("requires_action");
    expect(await payer.finish()).toEqual({ state: "waiting" });
    await answerBank(url, { ...client, intent: "payment" } as ClientSetup, "complete");
    expect(await payer.finish()).toEqual({ state: "settled" });
    expect(await how(billed)).toMatchObject({ charge: "captured", invoice: "paid", tries: ["succeeded"] });
    expect(await taken(billed)).toBe(1);
    expect(await path.rows("select gateway_ref from charge where id = $1", [billed.chargeId])).toEqual([
      { gateway_ref: billed.gatewayRef },
    ]);
  });

  it("is told when the bank says no, and can be tried again", async () => {
    const billed = await newAsked();
    const payer = newPayer(billed);
    const { attempt, client } = await payer.form();
    await payer.press(attempt, "saved");
    await payInBrowser(url, client, "saved");
    await answerBank(url, { ...client, intent: "payment" } as ClientSetup, "fail");
    expect(await payer.finish()).toEqual({ state: "waiting", failureCode: "authentication_failed" });
    expect(await payer.page()).toMatchObject({ state: "open", notice: "authentication_failed" });
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    expect(await how(billed)).toMatchObject({ charge: "captured", tries: ["failed", "succeeded"] });
    expect(await taken(billed)).toBe(1);
  });
});

describe("at PayPal", () => {
  it("two tabs with different methods pay once", async () => {
    const billed = await newBilled(path, { gateway: "paypal" });
    const [one, other] = [newPayer(billed), newPayer(billed)];
    const { attempt, client } = await one.form();
    await one.press(attempt);
    await payInBrowser(url, client);
    await Promise.all([one.finish(), other.paySaved()]);
    await vi.waitFor(async () => {
      await path.reconcile(billed.shop);
      await expectPaidOnce(billed);
    });
  });

  it("an approved order takes nothing once the invoice is called off or the customer suspended", async () => {
    for (const change of [
      "update invoice set void_reason = '' where id = $1",
      "update billing_customer set status = 'suspended' where id = (select customer_id from invoice where id = $1)",
    ]) {
      const billed = await newBilled(path, { gateway: "paypal" });
      const payer = newPayer(billed);
      const { attempt, client } = await payer.form();
      await payer.press(attempt);
      await payInBrowser(url, client);
      await path.rows(change, [billed.invoiceId]);
      await payer.finish();
      await path.reconcile(billed.shop);
      expect(await taken(billed)).toBe(0);
      expect(await how(billed)).toMatchObject({ charge: "pending_client_action" });
      expect(await voidInvoice(billed.shop.ctx, billed.invoiceId, null)).toEqual({ state: "void" });
      expect(await payer.finish()).toEqual({ state: "settled" });
      expect(await taken(billed)).toBe(0);
    }
  });

  it("an order that was approved before the saved account was refused is not charged to the saved account", async () => {
    const billed = await newBilled(path, { gateway: "paypal" });
    const [one, other] = [newPayer(billed), newPayer(billed)];
    const { attempt, client } = await one.form();
    await one.press(attempt);
    await payInBrowser(url, client);
    await path.declineNext(billed.shop, "paypal", "INSTRUMENT_DECLINED");
    expect(await other.paySaved()).toMatchObject({ state: "waiting" });
    await one.finish();
    await path.reconcile(billed.shop);
    expect(await taken(billed)).toBe(0);
    expect(await how(billed)).toMatchObject({ charge: "pending_client_action", invoice: "sent" });
    expect(await payOnce(url, newPayer(billed))).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
  });

  it("two presses of the saved account at the same moment pay once", async () => {
    const billed = await newBilled(path, { gateway: "paypal" });
    const payers = Array.from({ length: 4 }, () => newPayer(billed));
    await Promise.all(payers.map((payer) => payer.paySaved()));
    await expectPaidOnce(billed);
  });

  it.each(["drop_before", "drop_after", "status_after", "garbage"])(
    "a saved account whose answer is lost (%s) is paid once",
    async (effect) => {
      const billed = await newBilled(path, { gateway: "paypal" });
      const payer = newPayer(billed);
      const fault = { provider: "paypal", effect, status: 500, body: {}, times: 99 } as const;
      await path.fault(billed.shop, { ...fault, path: "^/v2/checkout/orders$" });
      // Nor is it found among what PayPal tells of.
      await path.fault(billed.shop, { ...fault, effect: "drop_before", method: "GET", path: "^/v[12]/" });
      expect(await payer.paySaved()).toEqual({ state: "processing" });
      expect(await payer.page()).toMatchObject({ state: "processing" });
      expect(await newPayer(billed).paySaved()).toEqual({ state: "processing" });
      expect(await newPayer(billed).begin()).toEqual({ next: "elsewhere" });
      await path.sandbox.control("DELETE", `faults?account=${billed.shop.suffix}`);
      await path.reconcile(billed.shop);
      await path.reconcile(billed.shop);
      await expectPaidOnce(billed);
      expect(await payer.page()).toMatchObject({ state: "paid", receipt: { number: "INV-000001" } });
    },
  );

  it("a payer who turns back has tried nothing", async () => {
    const billed = await newBilled(path, { gateway: "paypal" });
    const payer = newPayer(billed);
    const { attempt, client } = await payer.form();
    await payer.press(attempt);
    if (client.gateway === "paypal") await decide(url, client.orderId, "cancel");
    expect(await payer.finish("cancelled")).toEqual({ state: "called_off" });
    expect(await how(billed)).toMatchObject({ charge: "pending_client_action", tries: ["cancelled"] });
  });
});

describe("at Stripe", () => {
  it("an intent that was cancelled behind our back is replaced, and paid once", async () => {
    const billed = await newBilled(path);
    const payer = newPayer(billed);
    const first = await payer.form();
    const id = first.client.gateway === "stripe" ? first.client.clientSecret.split("_secret_")[0] : "";
    await fetch(`${url}/v1/payment_intents/${id}/cancel`, {
      method: "POST",
      headers: { authorization: `Bearer sk_test_${billed.shop.suffix}` },
    });
    expect(await payOnce(url, payer)).toEqual({ state: "settled" });
    await expectPaidOnce(billed);
  });

  it("an old tab cannot press with what it was given before", async () => {
    const billed = await newBilled(path);
    const payer = newPayer(billed);
    const { attempt } = await payer.form();
    expect(await payer.press(attempt + 1)).toBe("elsewhere");
  });
});
