import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { createApiKey } from "@/lib/auth/api-keys/create-api-key";
import { disconnect, inOrg } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { connectAccount } from "@/lib/gateway-accounts/connect-account";
import { newId } from "@/lib/ids";
import type { Program } from "../program";

/** One organization that fires: its customers' ids are `bc_<name>_<number>`, from 1 to `customers`. */
export type FiringShop = {
  name: string;
  apiKey: string;
  orgId: string;
  brandId: string;
  itemId: string;
  customers: number;
};

/** Organizations with live accounts, whose customers may be fired at again and again. */
export async function newFiringShops(
  program: Program,
  count: number,
  customers: number,
): Promise<FiringShop[]> {
  Object.assign(process.env, {
    DATABASE_URL: program.appUrl,
    APP_URL: program.baseUrl,
    EDGE_SECRET_KEY: await readFile(path.join(program.home, "secret.key"), "utf8"),
  });
  forgetEnv();
  const shops: FiringShop[] = [];
  for (let number = 0; number < count; number += 1) shops.push(await newFiringShop(program, customers));
  await disconnect();
  return shops;
}

async function newFiringShop(program: Program, customers: number): Promise<FiringShop> {
  const orgId = newId("org");
  const name = orgId.slice(-8);
  const brandId = newId("brand");
  const itemId = newId("bi");
  const apiKey = await inOrg(orgId, async (tx) => {
    await tx.organization.create({ data: { id: orgId, name: "Bench", cooldownSeconds: 0 } });
    await tx.brand.create({ data: { orgId, id: brandId, name: "Bench" } });
    await tx.billableItem.create({
      data: {
        orgId,
        id: itemId,
        name: "Top-up",
        billingType: "trigger",
        triggerMode: "fixed",
        unitPrice: 20_000,
        currency: "USD",
      },
    });
    const lifted = { ratePerSecond: 1_000_000, burst: 1_000_000 };
    return (await createApiKey(tx, { orgId, name: "Bench", mode: "test", ...lifted })).secret;
  });
  const ctx = {
    orgId,
    actor: { type: "system", id: "bench" },
    requestId: newId("req"),
    address: "",
  } as const;
  const credentials = { secretKey: `sk_live_${name}bench`, publishableKey: `pk_live_${name}bench` };
  const input = { gateway: "stripe", name: "Stripe", mode: "live", credentials } as const;
  const account = await connectAccount(ctx, input);
  await fill(program, { orgId, name, brandId, itemId, accountId: account.id, customers });
  return { name, apiKey, orgId, brandId, itemId, customers };
}

type Fill = {
  orgId: string;
  name: string;
  brandId: string;
  itemId: string;
  accountId: string;
  customers: number;
};

/** Active customers with a saved card each, enrolled. */
async function fill({ ownerUrl }: Program, { orgId, name, brandId, itemId, accountId, customers }: Fill) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const series = `from generate_series(1, ${customers}) n`;
  const ids = { org: `'${orgId}'`, at: (prefix: string) => `'${prefix}_${name}_' || n` };
  await client.query(`insert into contact (org_id, id) select ${ids.org}, ${ids.at("cont")} ${series}`);
  await client.query(
    `insert into billing_customer (org_id, id, contact_id, brand_id, gateway, require_initial, initial_amount, currency)
     select ${ids.org}, ${ids.at("bc")}, ${ids.at("cont")}, '${brandId}', 'stripe', false, 1500, 'USD' ${series}`,
  );
  await client.query(
    `insert into payment_method (org_id, id, customer_id, gateway, gateway_account_id, mode, ref, customer_ref, type, label)
     select ${ids.org}, ${ids.at("pm")}, ${ids.at("bc")}, 'stripe', '${accountId}', 'live', ${ids.at("pm")}, ${ids.at("cus")}, 'card', 'Visa' ${series}`,
  );
  await client.query(
    `update billing_customer set status = 'active', payment_method_id = replace(id, 'bc_', 'pm_'), activated_at = now() where org_id = ${ids.org}`,
  );
  await client.query(
    `insert into enrollment (org_id, id, customer_id, item_id) select ${ids.org}, ${ids.at("ts")}, ${ids.at("bc")}, '${itemId}' ${series}`,
  );
  await client.query("analyze");
  await client.end();
}
