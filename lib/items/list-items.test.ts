import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newBrand, newItem, newShop, type Shop } from "@/lib/testing/factories";
import { listItems } from "./list-items";
import { listItemsReference } from "./list-items.reference";
import { presentListedItems } from "./present";

let database: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  database = await testDatabase();
  shop = await newShop();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const list = async (of: Shop, brand_id = of.brandId) =>
  presentListedItems(await listItems(of.ctx, { org_id: of.orgId, brand_id }));

const body = (item: string) => ({
  api_key: "<your API key>",
  org_id: shop.orgId,
  brand_id: shop.brandId,
  billable_item_id: item,
  billing_customer_id: "<billing customer id>",
  trigger_id: "<your own id of this trigger>",
});

it("shows each mode field for field, with a call that is ready to send", async () => {
  const variable = await newItem(shop, {
    name: "Retainer",
    brandId: shop.brandId,
    triggerMode: "variable",
    captureMode: "client_confirm",
    allowAmountOverride: true,
    triggerCondition: null,
    triggerThreshold: null,
    unitPrice: 1500,
    currency: "JPY",
    triggerDescription: "Charge what is due",
  });
  const metered = await newItem(shop, {
    triggerMode: "threshold",
    triggerCondition: "gte",
    triggerThreshold: 10_000.5,
    unitPrice: 4_950,
  });
  const answer = await list(shop);
  const endpoint = `${env().APP_URL}/public/edge/fire`;
  expect(answer).toEqual({
    data: [
      {
        bi_id: shop.item,
        bi_name: "Wallet top-up",
        bi_unit_price: 200,
        bi_capture_mode: "off_session",
        bi_trigger_mode: "fixed",
        bi_trigger_condition: "lte",
        bi_trigger_threshold: 15,
        bi_trigger_description: "When value <= $15, charge $200",
        bi_allow_amount_override: 0,
        api_sample: { endpoint, body: { ...body(shop.item), metric_value: 15 } },
      },
      {
        bi_id: variable,
        bi_name: "Retainer",
        bi_unit_price: 1500,
        bi_capture_mode: "client_confirm",
        bi_trigger_mode: "variable",
        bi_trigger_condition: null,
        bi_trigger_threshold: null,
        bi_trigger_description: "Charge what is due",
        bi_allow_amount_override: 1,
        api_sample: { endpoint, body: { ...body(variable), override_amount: 1500 } },
      },
      {
        bi_id: metered,
        bi_name: "Wallet top-up",
        bi_unit_price: 49.5,
        bi_capture_mode: "off_session",
        bi_trigger_mode: "threshold",
        bi_trigger_condition: "gte",
        bi_trigger_threshold: 10_000.5,
        bi_trigger_description: "When value >= 10000.5, charge $49.50",
        bi_allow_amount_override: 0,
        api_sample: { endpoint, body: { ...body(metered), metric_value: 10_000.5 } },
      },
    ],
    count: 3,
  });
  expect(listItemsReference.answer.parse(answer)).toEqual(answer);
});

it("leaves out what cannot be fired under the brand", async () => {
  const own = await newShop();
  const brand = await newBrand(own);
  const elsewhere = await newItem(own, { brandId: brand.id });
  await newItem(own, { status: "inactive" });
  await newItem(own, { billingType: "recurring", triggerMode: null });
  expect((await list(own)).data.map(({ bi_id }) => bi_id)).toEqual([own.item]);
  const second = await list(own, String(brand.number));
  expect(second.data.map(({ bi_id }) => bi_id)).toEqual([own.item, elsewhere]);
  expect(second.data[1]?.api_sample.body.brand_id).toBe(brand.id);
});

it("knows no other organization's brand, and shows none of its items", async () => {
  const other = await newShop();
  for (const brand of [other.brandId, String(other.brandNumber), "brand_none", "0"])
    await expect(list(shop, brand)).rejects.toMatchObject({ code: "unknown_brand", field: "brand_id" });
  const ids = (await list(other)).data.map(({ bi_id }) => bi_id);
  expect(ids).toEqual([other.item]);
});
