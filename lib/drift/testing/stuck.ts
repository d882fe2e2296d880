import { toChargeRequest } from "@/lib/charges/ask-gateway";
import { ENDED_BY_STAFF } from "@/lib/charges/call-off";
import { settleCharge } from "@/lib/charges/settle-charge";
import { lockTriggerCharge, type TriggerCharge } from "@/lib/charges/trigger-charge";
import { inOrg } from "@/lib/db";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { ChargeState, GatewayName } from "@/lib/gateways/types";
import { listeningShop } from "@/lib/inbox/testing/events";
import type { Shop } from "@/lib/testing/factories";
import { fire } from "@/lib/testing/fire";
import type { MoneyPath } from "@/lib/testing/money-path";
import { seedCustomer } from "@/lib/testing/seeded-customer";

/** A charge that has been in doubt for two hours, fired as "stuck": its request never reached the gateway. */
export type Stuck = { shop: Shop; gateway: GatewayName; customerId: string; chargeId: string };

export async function newStuck(path: MoneyPath, gateway: GatewayName): Promise<Stuck> {
  const shop = await listeningShop(path, gateway, { cooldownSeconds: 0 });
  const customerId = await seedCustomer(path, shop, gateway, [shop.item]);
  const call = gateway === "stripe" ? "^/v1/payment_intents$" : "^/v2/checkout/orders$";
  await path.fault(shop, { provider: gateway, path: call, effect: "drop_before", times: 9 });
  const { data } = await fire(shop, customerId, { trigger_id: "stuck" });
  await path.sandbox.control("DELETE", `faults?account=${shop.suffix}`);
  const chargeId = String(data.charge_id);
  await path.rows("update charge set created_at = now() - interval '2 hours' where id = $1", [chargeId]);
  return { shop, gateway, customerId, chargeId };
}

/** No request that was under way when its ending began can be so any more. */
export function letQuietPass(path: MoneyPath, { shop: { orgId } }: Pick<Stuck, "shop">): Promise<unknown> {
  return path.rows(
    "update charge set ending_at = ending_at - interval '10 minutes' where org_id = $1 and status = 'processing'",
    [orgId],
  );
}

/** What the reconciler writes in the end, whatever the gateway could say. */
export async function endAsStaffDid(path: MoneyPath, stuck: Stuck): Promise<void> {
  await path.rows("update charge set ending_at = now() where id = $1", [stuck.chargeId]);
  const charge = await read(stuck);
  await settleCharge(stuck.shop.ctx, charge, { state: "failed", failure: ENDED_BY_STAFF, rejected: true });
}

/** A request of ours that was under way all the time reaches the provider only now. */
export async function takeLate(stuck: Stuck): Promise<ChargeState> {
  const charge = await read(stuck);
  const { orgId } = stuck.shop;
  const account = await inOrg(orgId, (tx) => getAccountOrThrow(tx, orgId, charge.gatewayAccountId));
  const request = toChargeRequest(charge, charge.paymentMethod ?? { ref: "" });
  return gatewayFor(charge.gateway).charge(account, request);
}

function read({ shop: { orgId }, chargeId: id }: Stuck): Promise<TriggerCharge> {
  return inOrg(orgId, (tx) => lockTriggerCharge(tx, orgId, id));
}
