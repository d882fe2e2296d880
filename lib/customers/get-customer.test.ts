import { afterAll, beforeAll, expect, it } from "vitest";
import { buildSetup } from "@/lib/setup/build-setup";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { getCustomer } from "./get-customer";
import { getCustomerReference } from "./get-customer.reference";
import { presentFoundCustomer } from "./present";

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
  shop = await newShop();
});
afterAll(() => path.stop());

const read = async (id: string) => presentFoundCustomer(await getCustomer(shop.ctx, { bc_id: id }));

it.each(["stripe", "paypal"] as const)("shows what %s saved, by the gateway's own ids", async (gateway) => {
  const { customerId } = await newActiveCustomer(path, shop, { gateway });
  const answer = await read(customerId);
  const [method] = await path.rows<{ ref: string; customer_ref: string; label: string }>(
    "select ref, customer_ref, label from payment_method where customer_id = $1",
    [customerId],
  );
  expect(answer).toEqual({
    data: {
      bc_dt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      bc_id: customerId,
      bc_orgid: shop.orgId,
      bc_contid: expect.stringMatching(/^cont_/),
      bc_status: "active",
      bc_gateway: gateway,
      bc_allow_trigger: 1,
      bc_initial_charged: 1,
      bc_payment_data: { pm_id: method?.ref, pm_label: method?.label, customer_id: method?.customer_ref },
      bc_meta: { _bi_id: shop.item, _gateway: gateway },
    },
    enrollments: [
      {
        ts_id: expect.stringMatching(/^ts_/),
        ts_status: "active",
        ts_billable_item_id: shop.item,
        ts_last_triggered_at: null,
        ts_consecutive_failures: 0,
      },
    ],
  });
  if (gateway === "stripe") expect(answer.data.bc_payment_data?.customer_id).toMatch(/^cus_/);
  expect(getCustomerReference.answer.parse(answer)).toEqual(answer);

  // Removed at the gateway: there is nothing to charge any more.
  await path.rows("update payment_method set status = 'detached' where customer_id = $1", [customerId]);
  expect((await read(customerId)).data.bc_payment_data).toBeNull();
});

it("shows a pending one with the caller's references, and neither method nor enrollment", async () => {
  const { customerId } = await buildSetup(shop.ctx, {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    contact_id: "contact-1",
    bc_meta: { wallet_id: "abc", nested: { deep: [1] } },
  });
  const answer = await read(customerId);
  expect(answer).toMatchObject({
    data: {
      bc_status: "pending",
      bc_initial_charged: 0,
      bc_contid: "contact-1",
      bc_payment_data: null,
      bc_meta: { wallet_id: "abc", nested: { deep: [1] }, _gateway: "stripe" },
    },
    enrollments: [],
  });
  expect(answer.data.bc_meta).not.toHaveProperty("_bi_id");
  expect(getCustomerReference.answer.parse(answer)).toEqual(answer);
});

it("knows no other organization's", async () => {
  const other = await newShop();
  const { customerId } = await newActiveCustomer(path, other);
  for (const bc_id of [customerId, "bc_none"])
    await expect(getCustomer(shop.ctx, { bc_id })).rejects.toMatchObject({
      code: "unknown_customer",
      field: "bc_id",
    });
});
