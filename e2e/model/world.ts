import { expect } from "vitest";
import { reconcileCharges } from "@/lib/charges/reconcile-charges";
import { disconnect } from "@/lib/db";
import { registerAccountWebhook } from "@/lib/gateway-accounts/connect-account";
import type { GatewayName } from "@/lib/gateways/types";
import { reconcileRefunds } from "@/lib/refunds/reconcile-refunds";
import { newItem, newShop, type Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";
import { seedCustomer } from "@/lib/testing/seeded-customer";
import { type ItemKind, type Model, settle } from "./model";

/** The real thing beside the model: an organization of its own, with a customer at one gateway, in two items. */
export type World = {
  path: MoneyPath;
  shop: Shop;
  gateway: GatewayName;
  customer: string;
  items: Record<ItemKind, string>;
};

export async function newWorld(path: MoneyPath, gateway: GatewayName): Promise<World> {
  const shop = await newShop({ cooldownSeconds: 0 });
  await path.sandbox.control("POST", "webhooks", { account: shop.suffix, mode: "hold" });
  const billed = await newItem(shop, {
    triggerMode: "event",
    captureMode: "client_confirm",
    allowAmountOverride: true,
  });
  const items = { taken: shop.item, billed };
  await registerAccountWebhook(shop.ctx, gateway, shop.accounts[gateway]);
  const customer = await seedCustomer(path, shop, gateway, Object.values(items));
  return { path, shop, gateway, customer, items };
}

/** Events that the providers have to tell, in the order that `pick` gives them; told ones may come again. */
export async function tell({ path, shop }: World, pick: (ids: string[]) => string[]): Promise<void> {
  const { events } = await path.sandbox.control<{ events: { id: string }[] }>(
    "GET",
    `webhooks?account=${shop.suffix}`,
  );
  const ids = pick(events.map(({ id }) => id));
  if (ids.length > 0) await path.sandbox.control("POST", "webhooks/deliver", { ids });
  await path.workInbox(shop);
}

/** Whatever is in doubt is due now, and the reconcilers come by. */
export async function reconcile({ path, shop }: World): Promise<void> {
  for (const table of ["charge", "refund"])
    await path.rows(
      `update ${table} set next_check_at = now() - interval '1 second' where org_id = $1 and next_check_at is not null`,
      [shop.orgId],
    );
  const { signal } = new AbortController();
  await reconcileCharges(signal, shop);
  await reconcileRefunds(signal, shop);
}

/** Web and worker are started anew: nothing that was only in memory is left. */
export async function restart(): Promise<void> {
  await disconnect();
}

type ChargeRow = { id: string; status: string; decline_code: string | null; refunded_amount: number };
type EnrollmentRow = { item_id: string; status: string; consecutive_failures: number };

/**
 * What was in doubt may be known by now: the model learns it, and everything else that it believed must still be so. No
 * charge is there that it knows nothing of.
 */
export async function compare(model: Model, world: World): Promise<void> {
  const { path, shop, items } = world;
  const rows = new Map(
    (
      await path.rows<ChargeRow>(
        "select id, status::text, decline_code, refunded_amount from charge where org_id = $1 and kind = 'trigger'",
        [shop.orgId],
      )
    ).map((row) => [row.id, row]),
  );
  const enrollments = await path.rows<EnrollmentRow>("select * from enrollment where org_id = $1", [
    shop.orgId,
  ]);
  let known = 0;
  for (const [kind, item] of Object.entries(items)) {
    const believed = model.enrollments[kind as ItemKind];
    for (const charge of believed.charges) {
      known += 1;
      const row = rows.get(charge.id);
      const now = row?.status === "refunded" ? "captured" : row?.status;
      // What the gateway could not speak of is in doubt as before: asked for again, it may be refused like any other.
      if (now === "failed") charge.ending = ["ended_by_staff", "stopped"].includes(row?.decline_code ?? "");
      if (charge.status === "doubt" && (now === "captured" || now === "failed"))
        settle(believed, charge, now);
      const status = { doubt: "processing", waiting: "pending_client_action" } as Record<string, string>;
      expect(now).toBe(status[charge.status] ?? charge.status);
    }
    expect(enrollments.find(({ item_id }) => item_id === item)).toMatchObject({
      status: believed.enrollment,
      consecutive_failures: believed.failures,
    });
  }
  expect(rows.size).toBe(known);
}
