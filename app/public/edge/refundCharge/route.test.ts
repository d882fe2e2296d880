import { afterAll, beforeAll, expect, it } from "vitest";
import { actionTable } from "@/app/public/action-table";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { inOrg } from "@/lib/db";
import { startApi } from "@/lib/http/testing/api-server";
import { newId } from "@/lib/ids";
import { refundChargeReference } from "@/lib/refunds/refund-charge.reference";
import { lastTaken } from "@/lib/refunds/testing/elsewhere";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop } from "@/lib/testing/factories";
import { refunds } from "@/lib/testing/invariants";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";

const PATHS = ["/public/edge/refundCharge", "/apis/public/edge/refundCharge.php"];

let path: MoneyPath;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  path = await startMoneyPath();
  api = await startApi(actionTable);
}, 60_000);
afterAll(async () => {
  await api.close();
  await path.stop();
});

/** A shop with a key, and a call for its one captured charge. */
async function stage() {
  const shop = await newShop();
  await newActiveCustomer(path, shop);
  const { id } = await lastTaken(path, shop);
  const { orgId } = shop;
  const { secret } = await inOrg(orgId, (tx) => createApiKey(tx, { orgId, name: "Test", mode: "test" }));
  const call = (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}, at = PATHS[0]) =>
    api.send(at ?? "", { body: { api_key: secret, org_id: orgId, charge_id: id, ...fields }, headers });
  return { shop, id, call };
}

it.each(PATHS)("gives a charge back at %s, as documented", async (address) => {
  const { id, call } = await stage();
  const { status, body } = await call({ amount: 5, reason: "Sorry" }, {}, address);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: "success", data: { charge_id: id, amount: 5, amount_refunded: 5 } });
  expect(refundChargeReference.answer.safeParse({ data: body.data }).success).toBe(true);
});

it("replays its answer under one Idempotency-Key, and gives back once", async () => {
  const { shop, call } = await stage();
  const headers = { "idempotency-key": "once" };
  const first = await call({ amount: 5 }, headers);
  expect((await call({ amount: 5 }, headers)).body).toEqual(first.body);
  expect((await call({ amount: 6 }, headers)).body.error?.code).toBe("idempotency_conflict");
  expect(await refunds(path.sandbox, shop)).toHaveLength(1);
});

it("says that a refund is not decided yet, and what became of it to the same call", async () => {
  const { shop, call } = await stage();
  await path.declineNext(shop, "stripe", "refund_pending");
  const headers = { "idempotency-key": "slow" };
  const first = await call({}, headers);
  expect([first.status, first.body.data?.status]).toEqual([202, "processing"]);
  await path.sandbox.control("POST", "stripe/settle-refund", { refund: first.body.data?.gateway_ref });
  const second = await call({}, headers);
  expect([second.status, second.body.data?.status]).toEqual([200, "succeeded"]);
  expect(second.body.data?.refund_id).toBe(first.body.data?.refund_id);
});

it.each([
  [404, "unknown_charge", "charge_id", { charge_id: "sc_none" }],
  [400, "invalid_request", "charge_id", { charge_id: 7 }],
  [400, "invalid_request", "amount", { amount: 0 }],
  [400, "invalid_request", "amount", { amount: -1 }],
  [400, "invalid_request", "amount", { amount: "five" }],
  [400, "invalid_request", "amount", { amount: 1.001 }],
  [400, "invalid_request", "amount", { amount: 1e300 }],
  [400, "invalid_request", "reason", { reason: "x".repeat(256) }],
  [422, "amount_over_charge", "amount", { amount: 15.01 }],
])("refuses with %i %s (%s)", async (status, code, field, fields) => {
  const { shop, call } = await stage();
  const answer = await call(fields);
  expect([answer.status, answer.body.error?.code, answer.body.error?.field]).toEqual([status, code, field]);
  expect(await refunds(path.sandbox, shop)).toEqual([]);
});

it("does not know a neighbour's charge", async () => {
  const [own, neighbour] = [await stage(), await stage()];
  const answer = await own.call({ charge_id: neighbour.id });
  expect([answer.status, answer.body.error?.code]).toEqual([404, "unknown_charge"]);
  const none = await own.call({ charge_id: newId("sc") });
  expect(answer.body.errors).toEqual(none.body.errors);
  expect(await refunds(path.sandbox, neighbour.shop)).toEqual([]);
});
