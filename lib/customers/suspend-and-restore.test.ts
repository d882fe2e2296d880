import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enroll } from "@/lib/enrollments/enroll";
import { getSetupPage } from "@/lib/setup/get-setup-page";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { CARDS, confirmCard } from "@/lib/testing/payer";
import { newVisit, type Visit } from "@/lib/testing/visit";
import { restoreCustomer } from "./restore-customer";
import { suspendCustomer } from "./suspend-customer";

let path: MoneyPath;
let shop: Shop;
let other: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
  [shop, other] = [await newShop(), await newShop()];
});
afterAll(() => path.stop());

const change = ({ orgId }: Shop, customerId: string, reason?: string) => ({
  org_id: orgId,
  billing_customer_id: customerId,
  reason,
});
const suspend = (id: string, reason?: string) => suspendCustomer(shop.ctx, change(shop, id, reason));
const restore = (id: string) => restoreCustomer(shop.ctx, change(shop, id));

const events = async (customerId: string, type: string) =>
  (
    await path.rows<{ payload: string }>(
      "select payload from event where customer_id = $1 and type = $2 order by seq",
      [customerId, type],
    )
  ).map(({ payload }) => JSON.parse(payload).data);

const audits = async (customerId: string) =>
  (
    await path.rows<{ action: string }>(
      "select action from audit_entry where subject_id = $1 and action like 'customer.%ed' order by created_at",
      [customerId],
    )
  ).map(({ action }) => action);

const page = (visit: Visit) => getSetupPage({ ...visit.address, cookies: visit.visitor, address: "" });

describe("an active customer", () => {
  let visit: Visit;
  let id: string;
  beforeAll(async () => {
    visit = await newActiveCustomer(path, shop);
    id = visit.customerId;
  });

  it("is suspended with its reason, and its enrollments stay as they are", async () => {
    expect(await suspend(id, "chargeback")).toMatchObject({
      status: "suspended",
      suspendedReason: "chargeback",
    });
    expect(await standing(path, shop, id)).toMatchObject({ status: "suspended", enrollments: ["active"] });
    const [contact] = await path.rows<{ contact_id: string }>(
      "select contact_id from billing_customer where id = $1",
      [id],
    );
    expect(await events(id, "billing_customer.suspended")).toEqual([
      { billing_customer_id: id, ...contact, reason: "chargeback" },
    ]);
  });

  it("stays so when it is suspended again, with nothing to tell", async () => {
    expect(await suspend(id, "another")).toMatchObject({ suspendedReason: "chargeback" });
    expect(await events(id, "billing_customer.suspended")).toHaveLength(1);
  });

  it("refuses new enrollments meanwhile", async () => {
    const input = {
      org_id: shop.orgId,
      brand_id: shop.brandId,
      billing_customer_id: id,
      billable_item_id: await newItem(shop),
    };
    await expect(enroll(shop.ctx, input)).rejects.toMatchObject({ code: "customer_suspended" });
  });

  it("is restored to what it was, which is told as its creation", async () => {
    expect(await restore(id)).toMatchObject({ status: "active", suspendedAt: null, suspendedReason: null });
    const created = await events(id, "billing_customer.created");
    expect(created).toHaveLength(2);
    expect(created[1]).toEqual(created[0]);
    expect(await restore(id)).toMatchObject({ status: "active" });
    expect(await events(id, "billing_customer.created")).toHaveLength(2);
    expect(await path.brokenRules(shop)).toEqual([]);
  });

  it("tells of each suspension, and of each restoring", async () => {
    await suspend(id);
    await restore(id);
    expect(await events(id, "billing_customer.suspended")).toMatchObject([
      { reason: "chargeback" },
      { reason: null },
    ]);
    expect(await events(id, "billing_customer.created")).toHaveLength(3);
    const twice = ["customer.suspended", "customer.restored", "customer.suspended", "customer.restored"];
    expect(await audits(id)).toEqual(twice);
  });

  it("is suspended once by twenty calls at the same moment, and restored once", async () => {
    const before = (await audits(id)).length;
    await Promise.all(Array.from({ length: 20 }, () => suspend(id)));
    await Promise.all(Array.from({ length: 20 }, () => restore(id)));
    expect((await audits(id)).slice(before)).toEqual(["customer.suspended", "customer.restored"]);
  });

  it("is never enrolled after it was suspended, whoever comes first", async () => {
    const items = await Promise.all(Array.from({ length: 8 }, () => newItem(shop)));
    const base = { org_id: shop.orgId, brand_id: shop.brandId, billing_customer_id: id };
    const calls = items.map((item) => enroll(shop.ctx, { ...base, billable_item_id: item }));
    const [, ...made] = await Promise.allSettled([suspend(id), ...calls]);
    for (const result of made)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "customer_suspended" });
    // Each event's number is taken under the customer's lock, so that they stand in the order of what they tell.
    const late = await path.rows(
      `select seq from event where customer_id = $1 and type = 'trigger.enrollment.created' and seq > (
         select max(seq) from event where customer_id = $1 and type = 'billing_customer.suspended')`,
      [id],
    );
    expect(late).toEqual([]);
    await restore(id);
  });
});

describe("a customer who is in the middle of the set-up", () => {
  it("cannot complete it once suspended: the form is taken away, and the page closed", async () => {
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    await suspend(visit.customerId);
    const due = "select id from setup_attempt where id = $1 and next_check_at <= now()";
    expect(await path.rows(due, [attemptId])).toHaveLength(1);
    await path.reconcile(shop);
    expect(await path.rows("select status from setup_attempt where id = $1", [attemptId])).toEqual([
      { status: "cancelled" },
    ]);
    await expect(confirmCard(path.sandbox.url, client, CARDS.good)).rejects.toThrow();
    expect(await page(visit)).toMatchObject({ state: "closed", reason: "suspended" });
    expect(await standing(path, shop, visit.customerId)).toMatchObject({
      status: "suspended",
      charges: ["cancelled 1500 USD"],
    });
  });

  it("goes on where it was once restored, as pending and with nothing to tell", async () => {
    const visit = await newVisit(shop);
    await suspend(visit.customerId);
    expect(await restore(visit.customerId)).toMatchObject({ status: "pending", activatedAt: null });
    expect(await events(visit.customerId, "billing_customer.created")).toEqual([]);
    expect(await page(visit)).toMatchObject({ state: "open" });
  });

  it("turns active by the restoring when it had paid before the suspension was noticed", async () => {
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await confirmCard(path.sandbox.url, client, CARDS.good);
    await suspend(visit.customerId);
    await path.reconcile(shop);
    expect(await standing(path, shop, visit.customerId)).toMatchObject({
      status: "suspended",
      charges: ["captured 1500 USD"],
    });
    expect(await restore(visit.customerId)).toMatchObject({
      status: "active",
      activatedAt: expect.any(Date),
    });
    expect(await events(visit.customerId, "billing_customer.created")).toHaveLength(1);
    expect(await path.brokenRules(shop)).toEqual([]);
  });
});

it("another organization's customer is unknown", async () => {
  const { customerId } = await newVisit(shop);
  const before = await path.rows("select * from billing_customer where id = $1", [customerId]);
  for (const verb of [suspendCustomer, restoreCustomer])
    for (const id of [customerId, "bc_none"])
      await expect(verb(other.ctx, change(other, id))).rejects.toMatchObject({
        code: "unknown_customer",
        field: "billing_customer_id",
      });
  expect(await path.rows("select * from billing_customer where id = $1", [customerId])).toEqual(before);
});
