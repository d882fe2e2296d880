import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { disconnect, inOrg } from "@/lib/db";
import { insertEnrollment } from "@/lib/enrollments/insert-enrollment";
import { newId } from "@/lib/ids";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newBrand, newItem, newShop, type Shop } from "@/lib/testing/factories";
import { activateItem } from "./activate-item";
import { createItem } from "./create-item";
import { deactivateItem } from "./deactivate-item";
import { type CreateItemInput, createItemInput, updateItemInput } from "./edit-schema";
import { findStaffItem, listStaffItems } from "./staff-items";
import { updateItem } from "./update-item";
import { toDraft, toItemInput } from "./view";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const staff = ({ orgId }: Shop): Context => ({
  orgId,
  actor: { type: "staff", id: "user_anna" },
  requestId: newId("req"),
  address: "198.51.100.7",
});

const topUp = (change: Partial<CreateItemInput> = {}): CreateItemInput =>
  createItemInput.parse({
    name: "Top-up",
    billingType: "trigger",
    currency: "USD",
    unitPrice: "200",
    triggerMode: "fixed",
    triggerCondition: "lte",
    triggerThreshold: "15",
    ...change,
  });

const read = async (shop: Shop, id: string) => {
  const item = await findStaffItem(staff(shop), id);
  if (!item) throw new Error("The item is missing");
  return item;
};

/** As the form sends it: what it began with, and one change. */
const edit = async (shop: Shop, itemId: string, change: Partial<CreateItemInput>) => {
  const { terms, marker } = await read(shop, itemId);
  return updateItemInput.parse({ ...toItemInput(toDraft(terms)), ...change, itemId, marker });
};

const audit = async (shop: Shop, subject: string) => {
  const { rows } = await database.ownerPool.query(
    `select action, actor_type::text, actor_id, address, details from audit_entry
     where org_id = $1 and subject_id = $2 order by created_at, action`,
    [shop.orgId, subject],
  );
  return rows as { action: string; details: { before: object; after: object } }[];
};

const enrollSomebody = async ({ orgId, brandId, ctx }: Shop, itemId: string, contactId = newId("cont")) => {
  const id = newId("bc");
  await inOrg(orgId, async (tx) => {
    await tx.contact.create({ data: { orgId, id: contactId, name: "Ada" } });
    const customer = { orgId, id, contactId, brandId, gateway: "stripe", currency: "USD" } as const;
    await tx.billingCustomer.create({ data: { ...customer, requireInitial: false, initialAmount: 1500 } });
    await insertEnrollment(tx, ctx, { customerId: id, itemId });
  });
  return id;
};

it("makes an item and changes it, and writes down who changed what", async () => {
  const shop = await newShop();
  const brand = await newBrand(shop);
  const { id } = await createItem(staff(shop), topUp({ brandId: brand.id, triggerThreshold: "12.5" }));
  const made = await read(shop, id);
  expect(made).toMatchObject({
    sentence: "When value <= $12.50, charge $200",
    brandName: "Zweitmarke",
    status: "active",
    terms: { unitPrice: 20_000, triggerThreshold: 12.5, maxCaptureAmount: null },
  });

  const changes = { unitPrice: "250", triggerFloor: "0", brandId: "" };
  expect(await updateItem(staff(shop), await edit(shop, id, changes))).toEqual({
    id,
    changed: expect.arrayContaining(["unitPrice", "triggerFloor", "brandId"]),
  });
  const changed = await read(shop, id);
  expect(changed.terms).toEqual({ ...made.terms, unitPrice: 25_000, triggerFloor: 0, brandId: null });
  // Saved as it is, it is nobody's change.
  expect((await updateItem(staff(shop), await edit(shop, id, {}))).changed).toEqual([]);

  expect(await audit(shop, id)).toEqual([
    {
      action: "item.created",
      actor_type: "staff",
      actor_id: "user_anna",
      address: "198.51.100.7",
      details: { before: {}, after: { ...made.terms, status: "active" } },
    },
    expect.objectContaining({
      action: "item.updated",
      details: {
        before: { unitPrice: 20_000, triggerFloor: null, brandId: brand.id },
        after: { unitPrice: 25_000, triggerFloor: 0, brandId: null },
      },
    }),
  ]);
});

it("refuses a change that was made on an older version, also when the other is just being made", async () => {
  const shop = await newShop();
  const first = await edit(shop, shop.item, { unitPrice: "210" });
  const other = await database.ownerPool.connect();
  await other.query("begin");
  await other.query("update billable_item set name = 'Renamed' where org_id = $1", [shop.orgId]);
  const refused = expect(updateItem(staff(shop), first)).rejects.toThrow("Reload the page");
  await expect
    .poll(() =>
      other
        .query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
        .then(({ rowCount }) => rowCount),
    )
    .toBe(1);
  await other.query("commit");
  other.release();
  await refused;
  expect((await read(shop, shop.item)).terms).toMatchObject({ name: "Renamed", unitPrice: 20_000 });
  expect(await audit(shop, shop.item)).toEqual([]);
});

it("keeps the currency and the type of what customers are enrolled in; price and mode may change", async () => {
  const shop = await newShop();
  await enrollSomebody(shop, shop.item);
  const change = async (fields: Partial<CreateItemInput>) =>
    updateItem(staff(shop), await edit(shop, shop.item, fields));
  await expect(change({ currency: "EUR" })).rejects.toMatchObject({ field: "currency" });
  await expect(change({ unitPrice: "501" })).rejects.toMatchObject({ field: "maxCaptureAmount" });
  await change({ unitPrice: "250", triggerMode: "variable", allowAmountOverride: true });
  // Cancelled or not: there are charges in the old currency.
  await database.ownerPool.query("update enrollment set status = 'cancelled' where org_id = $1", [
    shop.orgId,
  ]);
  await expect(change({ currency: "EUR" })).rejects.toMatchObject({ field: "currency" });
  expect(await read(shop, shop.item)).toMatchObject({
    enrolled: { active: 0, paused: 0 },
    everEnrolled: true,
    customers: [],
  });
});

it("deactivates and activates, each once, and cancels nothing", async () => {
  const shop = await newShop();
  const active = await enrollSomebody(shop, shop.item, "crm-1");
  const paused = await enrollSomebody(shop, shop.item, "crm-2");
  await database.ownerPool.query("update enrollment set status = 'paused' where customer_id = $1", [paused]);
  const input = { itemId: shop.item };
  for (const _ of [1, 2]) await deactivateItem(staff(shop), input);
  const item = await read(shop, shop.item);
  expect(item).toMatchObject({ status: "inactive", enrolled: { active: 1, paused: 1 } });
  expect(item.customers.map(({ customerId, contactId, status }) => [customerId, contactId, status])).toEqual([
    [paused, "crm-2", "paused"],
    [active, "crm-1", "active"],
  ]);
  // An edit that began before does not undo it.
  await updateItem(staff(shop), await edit(shop, shop.item, { name: "Renamed" }));
  expect((await read(shop, shop.item)).status).toBe("inactive");
  for (const _ of [1, 2]) await activateItem(staff(shop), input);
  const trail = await audit(shop, shop.item);
  expect(trail.map(({ action, details }) => [action, details.before, details.after])).toEqual([
    ["item.deactivated", { status: "active" }, { status: "inactive" }],
    ["item.updated", { name: "Wallet top-up" }, { name: "Renamed" }],
    ["item.activated", { status: "inactive" }, { status: "active" }],
  ]);
});

it("lists what fits, with who is enrolled", async () => {
  const shop = await newShop();
  const fee = (await createItem(staff(shop), { ...plainFee, status: "inactive" })).id;
  const metered = await newItem(shop, { name: "Calls", triggerMode: "threshold", triggerThreshold: 10_000 });
  await enrollSomebody(shop, metered);
  const ids = async (query: Parameters<typeof listStaffItems>[1]) =>
    (await listStaffItems(staff(shop), query)).map(({ id }) => id);
  expect(await ids({})).toEqual([metered, fee, shop.item]);
  expect(await ids({ type: "one_off" })).toEqual([fee]);
  expect(await ids({ mode: "threshold" })).toEqual([metered]);
  expect(await ids({ status: "active" })).toEqual([metered, shop.item]);
  // By name, id and sentence.
  expect(await ids({ q: " cAlls" })).toEqual([metered]);
  expect(await ids({ q: shop.item.toUpperCase() })).toEqual([shop.item]);
  expect(await ids({ q: "<= $15" })).toEqual([shop.item]);
  const [listed] = await listStaffItems(staff(shop), { q: "calls" });
  expect(listed?.enrolled).toEqual({ active: 1, paused: 0 });
});

const plainFee = createItemInput.parse({
  name: "Setup fee",
  billingType: "one_off",
  currency: "USD",
  unitPrice: "99",
});

it("knows no other organization's items and brands", async () => {
  const [shop, other] = await Promise.all([newShop(), newShop()]);
  const unknown = { code: "unknown_item" };
  expect(await findStaffItem(staff(shop), other.item)).toBeNull();
  const stolen = await edit(other, other.item, { unitPrice: "1" });
  await expect(updateItem(staff(shop), stolen)).rejects.toMatchObject(unknown);
  await expect(deactivateItem(staff(shop), { itemId: other.item })).rejects.toMatchObject(unknown);
  await expect(activateItem(staff(shop), { itemId: other.item })).rejects.toMatchObject(unknown);
  const foreign = { code: "unknown_brand", field: "brandId" };
  await expect(createItem(staff(shop), topUp({ brandId: other.brandId }))).rejects.toMatchObject(foreign);
  await expect(
    updateItem(staff(shop), await edit(shop, shop.item, { brandId: other.brandId })),
  ).rejects.toMatchObject(foreign);
  expect((await read(other, other.item)).status).toBe("active");
});
