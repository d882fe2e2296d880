import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { newId } from "@/lib/ids";
import { toMailAddress } from "@/lib/mail/mail-address";
import { buildSetup } from "@/lib/setup/build-setup";
import { setupPaymentMethod } from "@/lib/setup/setup-payment-method";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { contactFields } from "./contact-fields";
import { createCustomer } from "./create-customer";

vi.setConfig({ testTimeout: 60_000 });

const schema = z.object(contactFields);
const takes = (fields: object) => schema.safeParse(fields).success;

describe("the fields", () => {
  it("may be left out or null, and lose the spaces around a name", () => {
    expect(schema.parse({})).toEqual({});
    expect(takes({ contact_name: null, contact_email: null })).toBe(true);
    expect(schema.parse({ contact_name: "  Ada  " })).toEqual({ contact_name: "Ada" });
  });

  it("take names of 1 to 200 characters without control characters", () => {
    expect(takes({ contact_name: "Zoë Müller-Łuczak 山田" })).toBe(true);
    expect(takes({ contact_name: "x".repeat(200) })).toBe(true);
    for (const contact_name of ["", "  ", "x".repeat(201), "A\nB", "A\u0000B", "A\u007fB", "A\u0085B"])
      expect(takes({ contact_name }), JSON.stringify(contact_name)).toBe(false);
  });

  it("take one address that can be mailed to, and nothing beside it", () => {
    const longest = `${"x".repeat(242)}@example.com`;
    for (const contact_email of ["ada@example.com", "a.b+c_d-e@mail.example.co.uk", longest]) {
      expect(takes({ contact_email }), contact_email).toBe(true);
      expect(toMailAddress(contact_email)).toBe(contact_email);
    }
    const refused = [
      ...["", "ada", "@example.com", "ada@", "ada@example", `x${longest}`],
      ...["ada@example.com\n", "ada@example.com\r\nBcc: eve@example.com", "ada@example.com, eve@example.com"],
      ...["Ada <ada@example.com>", "ada @example.com"],
    ];
    for (const contact_email of refused)
      expect(takes({ contact_email }), JSON.stringify(contact_email)).toBe(false);
  });
});

let path: MoneyPath;
let shop: Shop;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());
beforeEach(async () => {
  shop = await newShop();
});

type Fields = z.input<typeof schema> & { contact_id: string };

const call = (fields: Fields, at: Shop) => ({ org_id: at.orgId, brand_id: at.brandId, ...fields });
const gateway = "stripe" as const;

/** The actions that may be the first to hear of a contact. */
const ACTIONS: Record<string, (fields: Fields, at?: Shop) => Promise<unknown>> = {
  buildCustomerProfileSetup: (fields, at = shop) => buildSetup(at.ctx, call(fields, at)),
  createCustomer: (fields, at = shop) => createCustomer(at.ctx, { ...call(fields, at), gateway }),
  setupPaymentMethod: (fields, at = shop) => setupPaymentMethod(at.ctx, { ...call(fields, at), gateway }),
};

const known = async (id: string, at: Shop = shop) =>
  (await path.rows("select name, email from contact where org_id = $1 and id = $2", [at.orgId, id]))[0];

describe.each(Object.entries(ACTIONS))("%s", (_name, act) => {
  it("keeps what it is told, the newest of it, and leaves the rest", async () => {
    const contact_id = newId("cont");
    await act({ contact_id });
    expect(await known(contact_id)).toEqual({ name: null, email: null });
    await act({ contact_id, contact_email: "old@example.com" });
    expect(await known(contact_id)).toEqual({ name: null, email: "old@example.com" });
    await act({ contact_id, contact_name: "Ada", contact_email: null });
    expect(await known(contact_id)).toEqual({ name: "Ada", email: "old@example.com" });
    await act({ contact_id, contact_email: "new@example.com" });
    await act({ contact_id });
    expect(await known(contact_id)).toEqual({ name: "Ada", email: "new@example.com" });
  });

  it("keeps it with a new contact, and with one that has no billing customer yet", async () => {
    const details = { contact_name: "Ada", contact_email: "ada@example.com" };
    await path.rows("insert into contact (org_id, id, name) values ($1, 'cont_known', 'Former')", [
      shop.orgId,
    ]);
    for (const contact_id of ["cont_new", "cont_known"]) {
      await act({ contact_id, ...details });
      expect(await known(contact_id)).toEqual({ name: "Ada", email: "ada@example.com" });
    }
  });

  it("keeps it for an active customer, whose record stays as it is", async () => {
    const { customerId } = await newActiveCustomer(path, shop);
    const row = "select * from billing_customer where id = $1";
    const [before] = await path.rows<{ contact_id: string }>(row, [customerId]);
    const contact_id = before?.contact_id ?? "";
    await act({ contact_id, contact_name: "Ada", contact_email: "ada@example.com" });
    expect(await known(contact_id)).toEqual({ name: "Ada", email: "ada@example.com" });
    expect(await path.rows(row, [customerId])).toEqual([before]);
  });

  it("keeps nothing when it is refused", async () => {
    const contact_id = newId("cont");
    await act({ contact_id, contact_email: "ada@example.com" });
    await path.rows("update billing_customer set status = 'suspended' where contact_id = $1", [contact_id]);
    const again = act({ contact_id, contact_name: "Eve", contact_email: "eve@example.com" });
    await expect(again).rejects.toMatchObject({ code: "customer_suspended" });
    expect(await known(contact_id)).toEqual({ name: null, email: "ada@example.com" });
  });

  it("does not touch another organization's contact of the same id", async () => {
    const neighbour = await newShop();
    const contact_id = newId("cont");
    await act({ contact_id, contact_email: "theirs@example.com" }, neighbour);
    await act({ contact_id, contact_name: "Ada", contact_email: "ours@example.com" });
    expect(await known(contact_id, neighbour)).toEqual({ name: null, email: "theirs@example.com" });
    expect(await known(contact_id)).toEqual({ name: "Ada", email: "ours@example.com" });
  });
});

it("is kept whole however many calls about a new contact come at once", async () => {
  const contact_id = newId("cont");
  const calls = Array.from({ length: 20 }, (_, nth) => {
    const details = { contact_name: `Ada ${nth}`, contact_email: `ada.${nth}@example.com` };
    const act = nth % 2 === 0 ? ACTIONS.buildCustomerProfileSetup : ACTIONS.createCustomer;
    return act?.({ contact_id, ...details });
  });
  await Promise.all(calls);
  const { name, email } = (await known(contact_id)) as { name: string; email: string };
  expect(email).toBe(`${name.toLowerCase().replace(" ", ".")}@example.com`);
});
