import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newBrand, newItem, newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newVisit } from "@/lib/testing/visit";
import { buildSetup } from "./build-setup";
import { finishSetup } from "./finish-setup";
import { getSetupPage } from "./get-setup-page";
import type { BuildSetupInput } from "./schema";

vi.setConfig({ testTimeout: 60_000 });

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
  shop = await newShop();
});
afterAll(() => path.stop());

const input = (change: Partial<BuildSetupInput> = {}): BuildSetupInput => ({
  org_id: shop.orgId,
  brand_id: shop.brandId,
  contact_id: newId("cont"),
  ...change,
});

const customer = async (id: string) =>
  (await path.rows("select * from billing_customer where org_id = $1 and id = $2", [shop.orgId, id]))[0];

const links = (id: string) =>
  path.rows<{ status: string; expires_at: Date; token_hash: Buffer | null; gateway: string }>(
    "select * from setup_link where org_id = $1 and customer_id = $2 order by created_at",
    [shop.orgId, id],
  );

describe("a first call", () => {
  it("registers the contact and makes a pending customer with an open link of thirty days", async () => {
    const asked = input({ bc_meta: { wallet_id: "abc" }, bi_id: shop.item, gateway: "paypal" });
    const built = await buildSetup(shop.ctx, asked);
    expect(built).toEqual({
      orgId: shop.orgId,
      customerId: expect.stringMatching(/^bc_[\w-]{24}$/),
      brandNumber: shop.brandNumber,
      existing: false,
    });
    expect(await customer(built.customerId)).toMatchObject({
      contact_id: asked.contact_id,
      brand_id: shop.brandId,
      status: "pending",
      gateway: "paypal",
      item_id: shop.item,
      meta: { wallet_id: "abc" },
      allow_trigger: true,
      require_initial: true,
      initial_amount: 1500,
      currency: "USD",
      initial_charged: false,
      payment_method_id: null,
    });
    const [link, ...more] = await links(built.customerId);
    expect(more).toEqual([]);
    expect(link).toMatchObject({ status: "open", gateway: "paypal", token_hash: null });
    const days = ((link?.expires_at.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    const audit =
      "select actor_type, actor_id, action, address from audit_entry where org_id = $1 and customer_id = $2";
    expect(await path.rows(audit, [shop.orgId, built.customerId])).toEqual([
      {
        actor_type: "api_key",
        actor_id: shop.ctx.actor.id,
        action: "customer.setup_built",
        address: "198.51.100.1",
      },
    ]);
  });

  it("takes the brand by its number too, and Stripe where no gateway is named", async () => {
    const built = await buildSetup(shop.ctx, input({ brand_id: String(shop.brandNumber) }));
    expect(await customer(built.customerId)).toMatchObject({ brand_id: shop.brandId, gateway: "stripe" });
  });

  it.each([
    ["unknown_brand", async () => ({ brand_id: "brand_none" })],
    ["unknown_brand", async () => ({ brand_id: String((await newShop()).brandNumber) })],
    ["unknown_brand", async () => ({ brand_id: "999999999999" })],
    ["unknown_item", async () => ({ bi_id: "bi_none" })],
    ["unknown_item", async () => ({ bi_id: (await newShop()).item })],
    ["item_not_trigger", async () => ({ bi_id: await newItem(shop, { billingType: "one_off" }) })],
    ["item_inactive", async () => ({ bi_id: await newItem(shop, { status: "inactive" }) })],
  ])("is refused with %s and writes nothing", async (code, change) => {
    const asked = input(await change());
    await expect(buildSetup(shop.ctx, asked)).rejects.toMatchObject({ kind: "edge_error", code });
    const written = await path.rows(
      "select id from contact where org_id = $1 and id = $2 union all select id from billing_customer where org_id = $1 and contact_id = $2",
      [shop.orgId, asked.contact_id],
    );
    expect(written).toEqual([]);
  });

  it("is refused where no account is connected at the gateway", async () => {
    const other = await newShop();
    await path.rows(
      "update gateway_account set status = 'disabled' where org_id = $1 and gateway = 'paypal'",
      [other.orgId],
    );
    const asked = {
      org_id: other.orgId,
      brand_id: other.brandId,
      contact_id: "c",
      gateway: "paypal",
    } as const;
    await expect(buildSetup(other.ctx, asked)).rejects.toMatchObject({ code: "gateway_not_configured" });
  });

  it("made fifty times at once makes one customer and one open link, and one answer says it is new", async () => {
    const asked = input({ bi_id: shop.item });
    const built = await Promise.all(Array.from({ length: 50 }, () => buildSetup(shop.ctx, asked)));
    expect(new Set(built.map(({ customerId }) => customerId)).size).toBe(1);
    expect(built.filter(({ existing }) => !existing)).toHaveLength(1);
    const rows = await path.rows("select id from billing_customer where org_id = $1 and contact_id = $2", [
      shop.orgId,
      asked.contact_id,
    ]);
    expect(rows).toHaveLength(1);
    expect(await links(built[0]?.customerId ?? "")).toMatchObject([{ status: "open" }]);
  });
});

describe("a call for a contact that is known", () => {
  it("renews the same link while nothing about it changes", async () => {
    const asked = input({ bi_id: shop.item });
    const { customerId } = await buildSetup(shop.ctx, asked);
    await path.rows("update setup_link set expires_at = now() + interval '1 hour' where customer_id = $1", [
      customerId,
    ]);
    const again = await buildSetup(shop.ctx, { ...asked, bc_meta: { step: 2 } });
    expect(again).toMatchObject({ customerId, existing: true });
    expect(await customer(customerId)).toMatchObject({ meta: { step: 2 } });
    const [link, ...more] = await links(customerId);
    expect(more).toEqual([]);
    expect((link?.expires_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  });

  it.each([
    ["brand", async () => ({ brand_id: (await newBrand(shop)).id })],
    ["item", async () => ({ bi_id: await newItem(shop) })],
    ["no item", async () => ({ bi_id: undefined })],
    ["gateway", async () => ({ gateway: "paypal" as const })],
  ])("puts another link in its place when the %s changes while it is pending", async (_, change) => {
    const asked = input({ bi_id: shop.item });
    const { customerId } = await buildSetup(shop.ctx, asked);
    const changed = { ...asked, ...(await change()) };
    await buildSetup(shop.ctx, changed);
    expect(await customer(customerId)).toMatchObject({
      brand_id: changed.brand_id,
      item_id: changed.bi_id ?? null,
      gateway: changed.gateway ?? "stripe",
    });
    expect((await links(customerId)).map(({ status }) => status)).toEqual(["superseded", "open"]);
  });

  it("makes whatever was begun behind the old link due for cancelling at once", async () => {
    const visit = await newVisit(shop, { contact: "cont_superseded" });
    const { attemptId } = await visit.begin();
    await buildSetup(shop.ctx, input({ contact_id: "cont_superseded", gateway: "paypal" }));
    const due = await path.rows("select id from due_setup_attempts(now(), 100)");
    expect(due).toContainEqual({ id: attemptId });
    expect(await finishSetup(visit.ctx, attemptId)).toEqual({ state: "ended" });
  });

  it("makes a new link after an expired one, though the job that closes it has not come by", async () => {
    const asked = input();
    const { customerId } = await buildSetup(shop.ctx, asked);
    await path.rows("update setup_link set expires_at = now() - interval '1 second' where customer_id = $1", [
      customerId,
    ]);
    await buildSetup(shop.ctx, asked);
    expect((await links(customerId)).map(({ status }) => status)).toEqual(["superseded", "open"]);
  });

  it("shows the link of the newest call, also where its clock was behind the one before", async () => {
    const asked = input();
    const { customerId } = await buildSetup(shop.ctx, asked);
    await path.rows(
      "update setup_link set created_at = now() + interval '9 seconds' where customer_id = $1",
      [customerId],
    );
    await buildSetup(shop.ctx, { ...asked, gateway: "paypal" });
    expect((await links(customerId)).map(({ status }) => status)).toEqual(["superseded", "open"]);
    const page = await getSetupPage({
      orgId: shop.orgId,
      brandNumber: String(shop.brandNumber),
      customerId,
      cookies: {},
      address: "198.51.100.9",
    });
    expect(page).toMatchObject({ state: "open", gateway: "paypal" });
  });

  it("changes nothing of an active customer, and opens the link where its method is", async () => {
    const asked = input({ gateway: "paypal", bi_id: shop.item, bc_meta: { a: 1 } });
    const { customerId } = await buildSetup(shop.ctx, asked);
    await makeActive(customerId);
    const before = await customer(customerId);
    const again = await buildSetup(shop.ctx, {
      ...asked,
      gateway: undefined,
      bc_meta: { a: 2 },
      bi_id: undefined,
    });
    expect(again).toMatchObject({ customerId, existing: true });
    expect(await customer(customerId)).toEqual(before);
    expect((await links(customerId)).at(-1)).toMatchObject({ status: "open", gateway: "paypal" });
  });

  it("is refused for a suspended customer", async () => {
    const asked = input();
    const { customerId } = await buildSetup(shop.ctx, asked);
    await path.rows("update billing_customer set status = 'suspended' where id = $1", [customerId]);
    await expect(buildSetup(shop.ctx, asked)).rejects.toMatchObject({ code: "customer_suspended" });
  });
});

describe("signed links", () => {
  it("keep only a hash, are new at each call, and show nothing without their token", async () => {
    const signed = await newShop({ signedLinks: true });
    const asked = { org_id: signed.orgId, brand_id: signed.brandId, contact_id: "cont_1" };
    const first = await buildSetup(signed.ctx, asked);
    const second = await buildSetup(signed.ctx, asked);
    expect(first.token).toMatch(/^[\w-]{43}$/);
    expect(second.token).not.toBe(first.token);
    const page = (link?: string) =>
      getSetupPage({
        orgId: signed.orgId,
        brandNumber: String(signed.brandNumber),
        customerId: first.customerId,
        cookies: link ? { link } : {},
        address: "198.51.100.9",
      });
    expect(await page(second.token)).toMatchObject({ state: "open" });
    expect(await page(second.token)).toMatchObject({ state: "open" });
    expect([await page(first.token), await page("x".repeat(43)), await page()]).toEqual([null, null, null]);
    const kept = JSON.stringify(
      await path.rows("select * from setup_link where org_id = $1", [signed.orgId]),
    );
    expect(kept).not.toContain(second.token);
  });
});

/** As a completed set-up leaves it. */
async function makeActive(id: string): Promise<void> {
  await inOrg(shop.orgId, async (tx) => {
    const methodId = newId("pm");
    await tx.paymentMethod.create({
      data: {
        orgId: shop.orgId,
        id: methodId,
        customerId: id,
        gateway: "paypal",
        gatewayAccountId: shop.accounts.paypal,
        mode: "test",
        ref: newId("pm"),
        type: "paypal",
        label: "payer@example.com",
      },
    });
    await tx.setupLink.updateMany({ where: { customerId: id }, data: { status: "completed" } });
    await tx.billingCustomer.update({
      where: { orgId_id: { orgId: shop.orgId, id } },
      data: { status: "active", initialCharged: true, paymentMethodId: methodId },
    });
  });
}
