import { afterAll, beforeAll, expect, it } from "vitest";
import { disconnect, inOrg } from "@/lib/db";
import { addCustomer } from "@/lib/enrollments/testing/add-customer";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { newShop, type Shop } from "@/lib/testing/factories";
import { findAnything } from "./find-anything";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** An endpoint, an event that it is sent, and that delivery. */
async function newDelivery({ orgId }: Shop): Promise<{ endpoint: string; event: string; delivery: string }> {
  const endpoint = await newEndpoint(orgId);
  const customerId = newId("bc");
  const data = { billing_customer_id: customerId, contact_id: "cont" };
  await inOrg(orgId, (tx) =>
    publish(tx, { orgId, type: "setup.expired", customerId, subject: customerId, data }),
  );
  const { rows } = await database.ownerPool.query<{ id: string; event_id: string }>(
    "select id, event_id from webhook_delivery where org_id = $1",
    [orgId],
  );
  return { endpoint, event: rows[0]?.event_id ?? "", delivery: rows[0]?.id ?? "" };
}

it("leads from the whole id of an endpoint, an event or a delivery to its page, within its organization", async () => {
  const shop = await newShop();
  const other = await newShop();
  const { endpoint, event, delivery } = await newDelivery(shop);
  const pages = [
    [endpoint, `webhooks/${endpoint}`, /^Endpoint /],
    [event, `events/${event}`, /^Event setup\.expired$/],
    [delivery, `webhooks/deliveries/${delivery}`, /^Delivery of setup\.expired$/],
  ] as const;
  for (const [id, page, title] of pages) {
    expect(await findAnything(shop.ctx, id)).toEqual([
      { href: `/admin/developers/${page}`, title: expect.stringMatching(title), about: id },
    ]);
    expect(await findAnything(other.ctx, id)).toEqual([]);
    expect(await findAnything(shop.ctx, `${id}x`)).toEqual([]);
  }
});

it("does not lead to an endpoint that was deleted", async () => {
  const shop = await newShop();
  const id = await newEndpoint(shop.orgId);
  await database.ownerPool.query("update webhook_endpoint set deleted_at = now() where id = $1", [id]);
  expect(await findAnything(shop.ctx, id)).toEqual([]);
});

it("leads to a charge and an invoice that are there, and to none that only a reference is named like", async () => {
  const shop = await newShop();
  const { orgId, accounts } = shop;
  const customer = await addCustomer(database.ownerPool, {
    orgId,
    brandId: shop.brandId,
    gatewayAccountId: accounts.stripe,
  });
  const run = (text: string) =>
    database.ownerPool.query(text.replaceAll("$org", `'${orgId}'`).replaceAll("$bc", `'${customer.id}'`));
  await run(`insert into charge (org_id, id, customer_id, kind, gateway, gateway_account_id, mode, amount, currency, status)
    values ($org, 'sc_one', $bc, 'initial', 'stripe', '${accounts.stripe}', 'test', 700, 'USD', 'failed')`);
  await run(
    "insert into invoice (org_id, id, number, charge_id, customer_id, amount, currency) values ($org, 'inv_one', 'INV-000042', 'sc_one', $bc, 700, 'USD')",
  );
  await run(`update billing_customer set meta = '{"ref": "inv_2041"}' where org_id = $org`);
  const found = async (q: string) => (await findAnything(shop.ctx, q)).map(({ href }) => href);
  const page = `/admin/customers/${customer.id}`;
  expect(await found("sc_one")).toEqual(["/admin/charges/sc_one", page]);
  expect(await found("inv_one")).toEqual(["/admin/invoices/inv_one", page]);
  expect(await found("inv_2041")).toEqual([page]);
});
