import type { Core, Reply } from "@/sandbox/core/types";
import { isObject, objectAt } from "../http/body";
import { issueText } from "../http/issue-text";
import type { ApiCall, Operation } from "../http/operation";
import { notFound, PaypalProblem, refused } from "../http/problem";
import { optional } from "../http/request-id";
import { getPaymentToken } from "../vault/records";
import { captureOrder } from "./capture-order";
import { toOrder } from "./order-request";
import { presentOrder, presentOrderMinimal } from "./present";
import { getOrder, type Order, putOrder } from "./records";

/** Orders remember a request id for six hours. */
const ORDER_HOURS = 6;

function idRequiredToPay(call: ApiCall): PaypalProblem | undefined {
  const issue = "PAYPAL_REQUEST_ID_REQUIRED";
  const pays = isObject(call.body) && call.body.payment_source !== undefined;
  return pays ? new PaypalProblem("invalid", [{ issue, ...issueText(issue) }]) : undefined;
}

function reply(core: Core, call: ApiCall, order: Order): Reply {
  const whole = /return=representation/.test(String(call.headers.prefer ?? ""));
  const present = whole ? presentOrder : presentOrderMinimal;
  return { status: 201, body: present(core, call.account, order) };
}

function createOrder(core: Core, call: ApiCall): Reply {
  const { order, vaultId } = toOrder(core, objectAt(call.body, "/"));
  if (vaultId === undefined) {
    putOrder(core, call.account, order);
    return reply(core, call, order);
  }
  const token = getPaymentToken(core, call.account, vaultId);
  if (token?.status !== "VAULTED") {
    throw refused("TOKEN_ID_NOT_FOUND", { field: "/payment_source/paypal/vault_id" });
  }
  const vault = { id: token.id, customer_id: token.customer_id };
  return reply(core, call, captureOrder(core, call.account, { ...order, vault, payer: token.payer }));
}

function requireOrder(core: Core, call: ApiCall): Order {
  const order = getOrder(core, call.account, call.params.id ?? "");
  if (!order) throw notFound();
  return order;
}

function captureExisting(core: Core, call: ApiCall): Reply {
  const order = requireOrder(core, call);
  if (order.status === "COMPLETED") throw refused("ORDER_ALREADY_CAPTURED");
  if (order.status !== "APPROVED") throw refused("ORDER_NOT_APPROVED");
  return reply(core, call, captureOrder(core, call.account, order));
}

/** `/v2/checkout/orders`: an order with a saved method is paid in the one call that creates it. */
export function orderOperations(core: Core): Operation[] {
  const pattern = "/v2/checkout/orders";
  return [
    {
      method: "POST",
      pattern,
      keep: { hours: ORDER_HOURS, required: idRequiredToPay },
      run: (call) => createOrder(core, call),
    },
    {
      method: "GET",
      pattern: `${pattern}/:id`,
      run: (call) => ({ status: 200, body: presentOrder(core, call.account, requireOrder(core, call)) }),
    },
    {
      method: "POST",
      pattern: `${pattern}/:id/capture`,
      keep: { hours: ORDER_HOURS, required: optional },
      run: (call) => captureExisting(core, call),
    },
  ];
}
