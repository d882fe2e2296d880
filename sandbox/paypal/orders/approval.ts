import type { Core } from "@/sandbox/core/types";
import { publish } from "../events";
import { ownerOf } from "../owners";
import { payerOf } from "../vault/approval";
import { presentOrder } from "./present";
import { getOrder, type Order, putOrder } from "./records";

/** Finds an order and whose it is, for pages that know only its id. */
export function findOrder(core: Core, id: string): { account: string; order: Order } | undefined {
  const account = ownerOf(core, "order", id);
  const order = account && getOrder(core, account, id);
  return account && order ? { account, order } : undefined;
}

export const waitsForPayer = (order: Order) =>
  order.status === "CREATED" || order.status === "PAYER_ACTION_REQUIRED";

/** The payer agrees to pay this order; the merchant captures it. */
export function approveOrder(core: Core, account: string, order: Order, email: string): Order {
  if (!waitsForPayer(order)) return order;
  const approved: Order = {
    ...order,
    status: "APPROVED",
    payer: payerOf(email),
    update_time: core.now().toISOString(),
  };
  putOrder(core, account, approved);
  publish(core, account, {
    type: "CHECKOUT.ORDER.APPROVED",
    summary: "An order has been approved by buyer",
    resource: presentOrder(core, account, approved),
  });
  return approved;
}
