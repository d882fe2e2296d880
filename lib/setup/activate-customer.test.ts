import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inOrg } from "@/lib/db";
import type { SavedMethod } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { money } from "@/lib/money";
import { newShop, type Shop } from "@/lib/testing/factories";
import { DONE, type MoneyPath, standing, startMoneyPath } from "@/lib/testing/money-path";
import { newVisit } from "@/lib/testing/visit";
import { activateCustomer } from "./activate-customer";
import { getAttemptOrThrow } from "./attempt";
import { endAttempt } from "./end-attempt";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
  shop = await newShop();
});
afterAll(() => path.stop());

const method = (): SavedMethod => ({
  ref: newId("pm"),
  customerRef: "cus_1",
  type: "card",
  label: "Visa •••• 4242",
});
const capture = (minor = 1500) => ({
  ref: newId("sc"),
  amount: money(minor, "USD"),
  feeMinor: 74,
  capturedAt: new Date(),
});

/** An attempt with its waiting charge, as whoever asked the provider holds it. */
async function held() {
  const visit = await newVisit(shop);
  const { attemptId } = await visit.begin();
  const attempt = await inOrg(shop.orgId, (tx) => getAttemptOrThrow(tx, shop.orgId, attemptId));
  return { visit, attempt };
}

it("writes all of it, once, though ten found it complete at the same moment", async () => {
  const { visit, attempt } = await held();
  const [saved, taken] = [method(), capture()];
  await Promise.all(Array.from({ length: 10 }, () => activateCustomer(visit.ctx, attempt, saved, taken)));
  expect(await standing(path, shop, visit.customerId)).toMatchObject(DONE);
  const audited = await path.rows(
    "select action from audit_entry where org_id = $1 and customer_id = $2 and action in ('customer.activated', 'enrollment.created') order by action",
    [shop.orgId, visit.customerId],
  );
  expect(audited).toEqual([{ action: "customer.activated" }, { action: "enrollment.created" }]);
});

it("writes nothing, and says so aloud, when the provider holds another amount than was asked for", async () => {
  const { visit, attempt } = await held();
  await expect(activateCustomer(visit.ctx, attempt, method(), capture(1499))).rejects.toThrow(
    "another amount",
  );
  expect(await standing(path, shop, visit.customerId)).toMatchObject({
    status: "pending",
    method: null,
    charges: ["pending_client_action 1500 USD"],
    revenue: 0,
    events: ["setup.opened"],
  });
});

it("never takes a set-up that had ended for done: money that is there all the same is said aloud", async () => {
  const { visit, attempt } = await held();
  await inOrg(shop.orgId, (tx) => endAttempt(tx, attempt, { status: "cancelled" }));
  await expect(activateCustomer(visit.ctx, attempt, method(), capture())).rejects.toThrow(
    "the provider holds",
  );
  expect(await standing(path, shop, visit.customerId)).toMatchObject({
    status: "pending",
    method: null,
    revenue: 0,
  });
});
