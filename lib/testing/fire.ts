import { fireTrigger } from "@/lib/charges/fire-trigger";
import { presentFire, statusOfFire } from "@/lib/charges/present";
import type { FireInput } from "@/lib/charges/schema";
import { isEdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Shop } from "./factories";

type Change = Partial<Omit<FireInput, "org_id" | "brand_id">>;

/** An integrator's call for this customer, by default of the shop's own item. */
export function fireCall(shop: Shop, customerId: string, change: Change = {}): FireInput {
  return {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    billable_item_id: shop.item,
    billing_customer_id: customerId,
    ...change,
  };
}

/** What the integrator is answered: the HTTP status, the error's code where there is one, and the charge. */
export type FireAnswer = {
  status: number;
  code?: string;
  declineCode?: string;
  data: Record<string, unknown>;
};

/** Fires as the API does, and answers what it would; `key` is the call's Idempotency-Key. */
export async function fire(
  shop: Shop,
  customerId: string,
  change: Change = {},
  key?: string,
): Promise<FireAnswer> {
  const ctx = { ...shop.ctx, requestId: newId("req"), ...(key ? { idempotencyKey: key } : {}) };
  try {
    const result = await fireTrigger(ctx, fireCall(shop, customerId, change));
    const { data } = presentFire(result) as { data: Record<string, unknown> };
    return { status: statusOfFire(result), data };
  } catch (error) {
    if (!isEdgeError(error)) throw error;
    const { status, code, declineCode, data = {} } = error;
    return { status, code, ...(declineCode ? { declineCode } : {}), data };
  }
}
