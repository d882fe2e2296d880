import { afterAll, beforeAll, expect, it } from "vitest";
import { getCustomerOverview } from "@/lib/customers/get-overview";
import { disconnect, pool } from "@/lib/db";
import { listFindings } from "@/lib/drift/queries";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import { listeningShop, tell } from "@/lib/inbox/testing/events";
import { tellExpiring } from "@/lib/payment-methods/tell-expiring";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { getSetupPage } from "@/lib/setup/get-setup-page";
import { readTimeline } from "@/lib/timeline/read-timeline";
import { forgetDeliveries } from "@/lib/webhooks/forget-deliveries";
import { listEvents } from "@/lib/webhooks/list-events";
import { newActiveCustomer } from "./active-customer";
import { fire } from "./fire";
import { addLongHistory } from "./long-history";
import { type MoneyPath, startMoneyPath } from "./money-path";
import { newBilled, newPayer, payOnce } from "./paying";
import { tellReads, watchWalks } from "./rows-read";
import { newVisit } from "./visit";
import { startWebhookHost, type WebhookHost } from "./webhook-host";

const CUSTOMERS = 3_000;

let path: MoneyPath;
let host: WebhookHost;
beforeAll(async () => {
  host = await startWebhookHost();
  path = await startMoneyPath({ APP_URL: host.url });
}, 60_000);
afterAll(async () => {
  await path.stop();
  host.stop();
});

it("reads what one customer has, however much their organization has behind it", async () => {
  const shop = await listeningShop(path, "stripe", { cooldownSeconds: 0 });
  const { ctx, orgId } = shop;
  const old = await addLongHistory(path.database.ownerPool, shop, CUSTOMERS);
  await tellReads(path.database.ownerPool);
  await disconnect();
  const walks: string[] = [];
  let doing = "";
  const watched = watchWalks(pool(), (walk) => walks.push(`${doing}: ${walk}`));
  const look = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    doing = what;
    return work();
  };
  const { signal } = new AbortController();

  const { customerId, address, visitor } = await look("set-up", () => newActiveCustomer(path, shop));
  const page = { ...address, cookies: visitor, address: "192.0.2.1" };
  expect(await look("page of what is done", () => getSetupPage(page))).toMatchObject({ state: "done" });
  const visit = await look("another link", () => newVisit(shop, { contact: "cont_long_2" }));
  await look("page of a form", () =>
    getSetupPage({ ...visit.address, cookies: visit.visitor, address: "192.0.2.1" }),
  );
  await look("set-up at PayPal", () => newActiveCustomer(path, shop, { gateway: "paypal" }));
  const { data } = await look("fire", () => fire(shop, customerId, { metric_value: 5 }));
  const charge_id = String(data.charge_id);
  await look("refund", () => refundCharge(ctx, { org_id: orgId, charge_id, amount: "1.00" } as never));
  const billed = await look("invoice", () => newBilled(path, { shop }));
  const payer = newPayer(billed);
  expect(await look("pay page", payer.page)).toMatchObject({ state: "open" });
  expect(await look("payment", () => payOnce(path.sandbox.url, payer))).toMatchObject({ state: "settled" });
  await look("provider's events", () => tell(path, shop));
  const ts_id = "ts_long_1";
  await look("pause", () => pauseEnrollment(ctx, { org_id: orgId, ts_id, reason: "Asked" } as never));

  await look("customer", () => getCustomerOverview(ctx, old));
  const { entries } = await look("timeline", () => readTimeline(ctx, customerId));
  expect(entries.length).toBeGreaterThan(5);
  expect(await look("old timeline", () => readTimeline(ctx, old))).toMatchObject({ entries: { length: 50 } });
  await look("events", () => listEvents(ctx, { limit: 100, billing_customer_id: customerId }));
  for (const status of ["open", "healed", "dismissed"] as const)
    await look(`findings ${status}`, () => listFindings(ctx, { status }));
  await look("expiring cards", () => tellExpiring(signal));
  await look("due endpoints", () => pool().query("select * from due_endpoints(now(), 10000)"));
  // None is ninety days old by then, and many are more than thirty.
  const then = new Date(Date.now() - (2 * 365 + 2 - 90) * 86_400_000);
  await look("old deliveries", () => forgetDeliveries(then));

  expect(watched.statements).toBeGreaterThan(500);
  expect(walks).toEqual([]);
});
