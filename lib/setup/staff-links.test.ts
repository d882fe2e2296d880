import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editNotes } from "@/lib/customers/edit-notes";
import { newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { pay } from "@/lib/testing/payer";
import { newVisit } from "@/lib/testing/visit";
import { revokeLink } from "./revoke-link";
import { sendLink } from "./send-link";

let path: MoneyPath;
beforeAll(async () => {
  path = await startMoneyPath();
});
afterAll(() => path.stop());

const staffOf = ({ ctx }: Shop) => ({ ...ctx, actor: { type: "staff", id: "user_1" } as const });
const asked = (shop: Shop) => ({ brand_id: shop.brandId, contact_id: "cont_1", mail: false });
const customerOf = async (shop: Shop) =>
  (await path.rows("select * from billing_customer where org_id = $1", [shop.orgId]))[0];

describe.concurrent("a link that staff send", () => {
  it("is not kept where it can be read, when it is signed", async () => {
    const shop = await newShop({ signedLinks: true });
    const sent = await sendLink(staffOf(shop), {
      ...asked(shop),
      contact_email: "a@example.com",
      mail: true,
    });
    const [token = ""] = /[\w-]{43}$/.exec(sent.url) ?? [];
    expect(token).not.toBe("");
    const mails = await path.rows("select html, text, sealed_link from mail where org_id = $1", [shop.orgId]);
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toContain(token);
  });

  it("keeps what the integrator asked for, stays one link, and is mailed in the brand's name", async () => {
    const shop = await newShop();
    await newVisit(shop, { contact: "cont_1", gateway: "paypal" });
    await path.rows('update billing_customer set meta = \'{"wallet":"w_1"}\' where org_id = $1', [
      shop.orgId,
    ]);
    await expect(sendLink(staffOf(shop), { ...asked(shop), mail: true })).rejects.toMatchObject({
      code: "invalid_request",
      field: "contact_email",
    });
    const sent = await sendLink(staffOf(shop), {
      ...asked(shop),
      contact_email: "a@example.com",
      mail: true,
    });
    expect(sent).toMatchObject({ existing: true, mailedTo: "a@example.com" });
    expect(await customerOf(shop)).toMatchObject({
      meta: { wallet: "w_1" },
      gateway: "paypal",
      item_id: shop.item,
    });
    const mails = await path.rows("select kind, recipient, text from mail where org_id = $1", [shop.orgId]);
    expect(mails).toEqual([
      { kind: "setup.link", recipient: "a@example.com", text: expect.stringContaining(sent.url) },
    ]);
    const links = await path.rows(
      "select status::text from setup_link where org_id = $1 order by created_at",
      [shop.orgId],
    );
    expect(links).toEqual([{ status: "open" }]);
  });

  it("is closed when they revoke it; what was paid behind it meanwhile still counts", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    await visit.press(attemptId);
    await pay(path.sandbox.url, client);
    const named = { billing_customer_id: visit.customerId, reason: "wrong contact" };
    expect(await revokeLink(staffOf(shop), named)).toEqual({ revoked: true });
    expect(await revokeLink(staffOf(shop), named)).toEqual({ revoked: false });
    await path.reconcile(shop);
    expect(await customerOf(shop)).toMatchObject({ status: "active" });
    expect(await path.captures(shop)).toHaveLength(1);
    const other = await newShop();
    await expect(revokeLink(staffOf(other), named)).rejects.toMatchObject({ code: "unknown_customer" });
  });

  it("takes no money when the customer had not paid yet", async () => {
    const shop = await newShop();
    const visit = await newVisit(shop);
    const { attemptId, client } = await visit.begin();
    await revokeLink(staffOf(shop), { billing_customer_id: visit.customerId });
    await path.reconcile(shop);
    await pay(path.sandbox.url, client).catch(() => {});
    await visit.finish(attemptId).catch(() => {});
    expect(await customerOf(shop)).toMatchObject({ status: "pending" });
    expect(await path.captures(shop)).toEqual([]);
  });

  it("leaves notes that say who wrote them, and what stood there", async () => {
    const shop = await newShop();
    const { customerId } = await newVisit(shop);
    const write = (notes: string) => editNotes(staffOf(shop), { billing_customer_id: customerId, notes });
    expect([await write("Pays late"), await write("Pays late "), await write("")]).toEqual([
      { changed: true },
      { changed: false },
      { changed: true },
    ]);
    const told = await path.rows(
      "select actor_id, details from audit_entry where org_id = $1 and action = 'customer.notes_edited' order by created_at desc limit 1",
      [shop.orgId],
    );
    expect(told).toEqual([
      { actor_id: "user_1", details: { before: { notes: "Pays late" }, after: { notes: null } } },
    ]);
    const other = await newShop();
    await expect(
      editNotes(staffOf(other), { billing_customer_id: customerId, notes: "x" }),
    ).rejects.toMatchObject({ code: "unknown_customer" });
  });
});
