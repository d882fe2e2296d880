import type { Core } from "@/sandbox/core/types";
import type { WireMoney } from "../amounts";
import { rememberOwner } from "../owners";
import type { Payer } from "../vault/records";

export type Unit = {
  reference_id: string;
  amount: WireMoney;
  invoice_id?: string;
  custom_id?: string;
  description?: string;
  soft_descriptor?: string;
  capture_id?: string;
};

export type Order = {
  id: string;
  intent: "CAPTURE" | "AUTHORIZE";
  status: "CREATED" | "PAYER_ACTION_REQUIRED" | "APPROVED" | "COMPLETED" | "VOIDED";
  units: Unit[];
  create_time: string;
  update_time: string;
  /** Where PayPal sends the payer back to, when the merchant said so. */
  return_url?: string;
  cancel_url?: string;
  brand_name?: string;
  /** Set when it is over before its time. */
  expires_at?: string;
  /** The saved method that was charged. */
  vault?: { id: string; customer_id: string };
  payer?: Payer;
};

export type Capture = {
  id: string;
  order_id: string;
  status: "COMPLETED" | "DECLINED" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED";
  reason?: string;
  amount: WireMoney;
  invoice_id?: string;
  custom_id?: string;
  refunded_units: number;
  create_time: string;
  update_time: string;
  /** While pending: how it ends, and when it does so by itself. */
  ends?: { as: "COMPLETED" | "DECLINED"; at: string };
};

/** How long an order waits to be approved and captured. */
const LIFE_MS = 6 * 3_600_000;

/** An order; one that was not paid in time is not known any more. */
export function getOrder(core: Core, account: string, id: string): Order | undefined {
  const order = core.store.get<Order>("paypal", account, "order", id);
  if (!order || order.status === "COMPLETED") return order;
  const ends = order.expires_at ? Date.parse(order.expires_at) : Date.parse(order.create_time) + LIFE_MS;
  return core.now().getTime() < ends ? order : undefined;
}

export function putOrder(core: Core, account: string, order: Order): void {
  core.store.put("paypal", account, "order", order.id, order);
  rememberOwner(core, "order", order.id, account);
}

export function putCapture(core: Core, account: string, capture: Capture): void {
  core.store.put("paypal", account, "capture", capture.id, capture);
  rememberOwner(core, "capture", capture.id, account);
}
