import { actionTable } from "@/app/public/action-table";
import { createApiKey, type NewApiKey } from "@/lib/auth/api-keys/create-api-key";
import { inOrg } from "@/lib/db";
import { startDocumentedApi } from "@/lib/http/testing/documented-api";
import { newEndpoint } from "@/lib/outbox/testing/new-endpoint";
import { newActiveCustomer } from "@/lib/testing/active-customer";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import { type MoneyPath, startMoneyPath } from "@/lib/testing/money-path";
import { newBilled } from "@/lib/testing/paying";

export type Body = Record<string, unknown>;

/** An organization that has one of everything, and a key to call for it. */
export type Tenant = {
  shop: Shop;
  key: string;
  /** Active, paid its initial charge, and enrolled in the shop's item. */
  customer: string;
  contact: string;
  enrollment: string;
  charge: string;
  /** Waits for another customer of the shop. */
  invoice: string;
  /** Takes nothing: its address is one that nobody may call. */
  webhook: string;
  event: string;
};

/** Two organizations that know nothing of each other, at one API. */
export type World = {
  path: MoneyPath;
  api: Awaited<ReturnType<typeof startDocumentedApi>>;
  home: Tenant;
  away: Tenant;
  stop(): Promise<void>;
};

export async function startWorld(): Promise<World> {
  // Wrong keys are counted by address: those of this table come from one of their own each.
  const path = await startMoneyPath({ TRUSTED_PROXY_HOPS: "1" });
  const api = await startDocumentedApi(actionTable);
  const stop = async () => {
    await api.close();
    await path.stop();
  };
  return { path, api, home: await newTenant(path), away: await newTenant(path), stop };
}

/** Fires of the tenant are held up by no cooldown: each row of the table makes its own. */
async function newTenant(path: MoneyPath): Promise<Tenant> {
  const shop = await newShop({ cooldownSeconds: 0 });
  const { customer, ...ids } = await newCustomer(path, shop);
  const { invoiceId } = await newBilled(path, { shop });
  const [event] = await path.rows<{ id: string }>("select id from event where org_id = $1 limit 1", [
    shop.orgId,
  ]);
  const webhook = await newEndpoint(shop.orgId);
  return {
    shop,
    customer,
    ...ids,
    invoice: invoiceId,
    webhook,
    event: event?.id ?? "",
    key: await newKey(shop),
  };
}

/** Another active customer, for what would spoil the tenant's own. */
export async function newCustomer(
  path: MoneyPath,
  shop: Shop,
  wanted: Parameters<typeof newActiveCustomer>[2] = {},
) {
  const { customerId } = await newActiveCustomer(path, shop, wanted);
  const [ids] = await path.rows<{ contact: string; enrollment: string; charge: string }>(
    `select c.contact_id as contact, e.id as enrollment, h.id as charge
       from billing_customer c join charge h on h.customer_id = c.id left join enrollment e on e.customer_id = c.id
       where c.id = $1`,
    [customerId],
  );
  if (!ids) throw new Error(`Customer ${customerId} has no charge`);
  return { customer: customerId, ...ids };
}

/** A key whose limits are out of the way, unless the test names them. */
export function newKey({ orgId }: Shop, limits: Partial<NewApiKey> = {}): Promise<string> {
  return inOrg(orgId, async (tx) => {
    const key = { orgId, name: "Test", mode: "test", ratePerSecond: 100_000, burst: 100_000 } as const;
    return (await createApiKey(tx, { ...key, ...limits })).secret;
  });
}

/** Items of every kind that an action refuses. */
export const inactiveItem = ({ home }: World) => newItem(home.shop, { status: "inactive" });
export const oneOffItem = ({ home }: World) =>
  newItem(home.shop, {
    billingType: "one_off",
    triggerMode: null,
    triggerCondition: null,
    triggerThreshold: null,
  });

/** What Stripe answers to this path is lost, until `undoLosses`. */
export const loseAnswers = ({ path, home }: World, pathname: string, method = "POST") =>
  path.fault(home.shop, { provider: "stripe", method, path: pathname, effect: "drop_after", times: 50 });
export const undoLosses = ({ path, home }: World) =>
  path.sandbox.control("DELETE", `faults?account=${home.shop.suffix}`);
