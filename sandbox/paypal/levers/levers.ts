import type { Call, Core, Reply, Route } from "@/sandbox/core/types";
import { closeDispute, openDispute } from "../disputes/dispute";
import { type Dispute, openDisputeOf } from "../disputes/records";
import { isObject, type JsonObject } from "../http/body";
import { expireOrder } from "../orders/expire-order";
import type { Capture, Order } from "../orders/records";
import { getCapture, settleCapture } from "../orders/settle-capture";
import { completeRefund, failRefund } from "../refunds/give-back";
import type { Refund } from "../refunds/records";
import { deleteToken } from "../vault/delete-token";
import type { PaymentToken } from "../vault/records";

/** A lever that cannot be pulled: its status, and a sentence that says why. */
class Stuck extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}

type Held<T> = { account: string; value: T };

/** The object of this id, whichever account holds it. */
function held<T>(core: Core, type: string, id: unknown): Held<T> {
  const row = core.store.all("paypal", type).find((one) => one.id === id);
  if (!row) throw new Stuck(404, `No such ${type}: ${String(id)}.`);
  return { account: row.account, value: row.value as T };
}

function heldCapture(core: Core, id: unknown): Held<Capture> {
  const { account, value } = held<Capture>(core, "capture", id);
  return { account, value: getCapture(core, account, value.id) ?? value };
}

function wordOf<T extends string>(fields: JsonObject, name: string, words: readonly T[]): T {
  const word = words.find((one) => one === fields[name]);
  if (word === undefined) throw new Stuck(400, `"${name}" must be one of ${words.join(", ")}.`);
  return word;
}

function settleRefund(core: Core, fields: JsonObject): Refund {
  const { account, value: refund } = held<Refund>(core, "refund", fields.refund);
  const status = wordOf({ status: "COMPLETED", ...fields }, "status", ["COMPLETED", "FAILED", "CANCELLED"]);
  if (refund.status !== "PENDING") throw new Stuck(409, `This refund is ${refund.status}.`);
  return status === "COMPLETED"
    ? completeRefund(core, account, refund)
    : failRefund(core, account, refund, status);
}

function dispute(core: Core, fields: JsonObject): Dispute {
  const { account, value: capture } = heldCapture(core, fields.capture);
  const { reason = "MERCHANDISE_OR_SERVICE_NOT_RECEIVED" } = fields;
  if (capture.status !== "COMPLETED" && capture.status !== "PARTIALLY_REFUNDED")
    throw new Stuck(409, `A capture that is ${capture.status} cannot be disputed.`);
  if (openDisputeOf(core, account, capture.id)) throw new Stuck(409, "This capture is disputed already.");
  return openDispute(core, account, capture, String(reason));
}

/** The dispute meant: by its id, or the open one of a capture. */
function heldDispute(core: Core, fields: JsonObject): Held<Dispute> {
  if (fields.dispute !== undefined) return held(core, "dispute", fields.dispute);
  const { account, value: capture } = heldCapture(core, fields.capture);
  const open = openDisputeOf(core, account, capture.id);
  if (!open) throw new Stuck(409, "This capture is not disputed.");
  return { account, value: open };
}

function endDispute(core: Core, fields: JsonObject): Dispute {
  const as = wordOf({ status: "lost", ...fields }, "status", ["won", "lost"]);
  const { account, value: found } = heldDispute(core, fields);
  if (found.status === "RESOLVED") throw new Stuck(409, "This dispute is resolved.");
  return closeDispute(core, account, found, as);
}

function settlePending(core: Core, fields: JsonObject): Capture {
  const { account, value: capture } = heldCapture(core, fields.capture);
  if (!capture.ends) throw new Stuck(409, `This capture is ${capture.status}.`);
  return settleCapture(core, account, capture);
}

function endOrder(core: Core, fields: JsonObject): Order {
  const { account, value: order } = held<Order>(core, "order", fields.order);
  const ended = expireOrder(core, account, order);
  if (!ended) throw new Stuck(409, `An order that is ${order.status} does not expire.`);
  return ended;
}

function endAgreement(core: Core, fields: JsonObject): { id: string } {
  const { account, value: token } = held<PaymentToken>(core, "payment_token", fields.payment_token);
  deleteToken(core, account, token, "payer");
  return { id: token.id };
}

function fieldsOf(call: Call): JsonObject {
  try {
    const value: unknown = JSON.parse(call.raw.toString("utf8") || "{}");
    if (isObject(value)) return value;
  } catch {
    throw new Stuck(400, "The body is not JSON.");
  }
  throw new Stuck(400, "The body must be a JSON object.");
}

function lever(name: string, pull: (fields: JsonObject) => object): Route {
  const run = (call: Call): Reply => {
    try {
      return { status: 200, body: pull(fieldsOf(call)) };
    } catch (error) {
      if (error instanceof Stuck) return { status: error.status, body: { error: error.message } };
      throw error;
    }
  };
  return { method: "POST", pattern: `/_sandbox/paypal/${name}`, run };
}

/** What happens at PayPal without the merchant calling its API, brought about by hand. */
export function leverRoutes(core: Core): Route[] {
  return [
    lever("settle-refund", (fields) => settleRefund(core, fields)),
    lever("dispute", (fields) => dispute(core, fields)),
    lever("close-dispute", (fields) => endDispute(core, fields)),
    lever("settle-capture", (fields) => settlePending(core, fields)),
    lever("expire-order", (fields) => endOrder(core, fields)),
    lever("delete-token", (fields) => endAgreement(core, fields)),
  ];
}
