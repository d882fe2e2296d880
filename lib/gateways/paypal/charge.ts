import { GatewayRejected } from "../errors";
import type { ChargeRequest, ChargeState, GatewayAccount } from "../types";
import { type OrderAnswer, order } from "./answers";
import type { PaypalClient } from "./client";
import { toFailure } from "./declines";
import { findCaptureRef } from "./find-capture";
import { type FoundCharge, findCharge, findOrder } from "./find-charge";
import { toNeedsCustomer, toOrderState } from "./mapper";
import { toOrderRequest } from "./order-request";
import { asking, isRefusal } from "./refusal";

const OPERATION = "charging a saved PayPal account";

/**
 * Charges the vault by an order that is captured as it is made. Repeating is safe for ever: within 6 h PayPal answers by
 * the request id what it answered first, later it refuses the invoice id. With a `ref` the order or capture is read, and
 * an order that was left uncaptured is captured; none is made in its place.
 */
export async function chargePaypal(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<ChargeState> {
  return asking(OPERATION, async () => {
    let orderRef = request.ref;
    try {
      const made = orderRef
        ? await findCharge(client, account, orderRef)
        : await createOrder(client, account, request);
      // Expired, or another PayPal account's: nothing says that a second order would be the only one.
      if (!made) throw new GatewayRejected(OPERATION, "object_gone");
      if ("order" in made) orderRef = made.order.id;
      return await settle(client, account, request, made);
    } catch (error) {
      return toRefusedCharge(client, account, request, error, orderRef);
    }
  });
}

async function createOrder(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<FoundCharge> {
  await request.permit?.();
  const created = await client.call(account, {
    operation: OPERATION,
    method: "POST",
    path: "/v2/checkout/orders",
    body: toOrderRequest(request),
    requestId: `${request.chargeId}:${request.attempt}`,
    whole: true,
    answer: order,
  });
  return { order: created };
}

async function settle(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
  found: FoundCharge,
): Promise<ChargeState> {
  if ("state" in found) return found.state;
  const path = `/v2/checkout/orders/${encodeURIComponent(found.order.id)}`;
  const read = () => client.call(account, { operation: OPERATION, method: "GET", path, answer: order });
  const state = toOrderState(isBare(found.order) ? await read() : found.order);
  if (state) return state;
  await request.permit?.();
  try {
    const captured = await client.call(account, {
      operation: OPERATION,
      method: "POST",
      path: `${path}/capture`,
      body: {},
      requestId: `${request.chargeId}:${request.attempt}:capture`,
      whole: true,
      answer: order,
    });
    return toOrderState(captured) ?? { state: "processing", ref: captured.id };
  } catch (error) {
    if (!isRefusal(error, "ORDER_ALREADY_CAPTURED")) throw error;
    return toOrderState(await read()) ?? { state: "processing", ref: found.order.id };
  }
}

/** Completed, but without its captures: a short answer, to be read in full. */
function isBare({ status, purchase_units: units }: OrderAnswer): boolean {
  return status === "COMPLETED" && !units[0]?.payments?.captures.length;
}

const ORDER_ID = /^[A-Z0-9]{1,36}$/;

/** The payer can mend these at PayPal, with the same order. */
const NEED_THE_PAYER = [
  "PAYER_ACTION_REQUIRED",
  "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
  "ORDER_NOT_APPROVED",
];

/**
 * A 422 in our words. All of `DUPLICATE_…` mean that an earlier call got through: the charge is undecided to us, never
 * failed. A rethrow for everything that is not about the customer's account.
 */
async function toRefusedCharge(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
  error: unknown,
  ref: string | undefined,
): Promise<ChargeState> {
  const undecided: ChargeState = { state: "processing", ...(ref ? { ref } : {}) };
  if (isRefusal(error, "DUPLICATE_REQUEST_ID", "PREVIOUS_REQUEST_IN_PROGRESS")) return undecided;
  if (isRefusal(error, "DUPLICATE_INVOICE_ID")) {
    // Another order of this charge took the money.
    const taken = await findCaptureRef(client, account, request);
    const found = typeof taken === "object" ? await findCharge(client, account, taken.ref) : null;
    // A denied one is not what has the invoice id.
    return found && "state" in found && found.state.state !== "failed" ? found.state : undecided;
  }
  if (!isRefusal(error) || error.status !== 422) throw error;
  if (NEED_THE_PAYER.includes(error.issue)) {
    const waiting = ref ?? (await findWaitingOrder(client, account, error.payerAction));
    if (waiting) return toNeedsCustomer(waiting, error.issue);
  }
  const failure = toFailure(error.issue, ref);
  if (!failure) throw error;
  return { state: "failed", failure, ...(ref ? { ref } : {}) };
}

/** The order that a refusal sends the payer to, when it is there and waits for them. */
async function findWaitingOrder(
  client: PaypalClient,
  account: GatewayAccount,
  payerAction: string | undefined,
): Promise<string | undefined> {
  const address = payerAction && URL.canParse(payerAction) ? new URL(payerAction) : undefined;
  const id = address?.searchParams.get("token") ?? address?.pathname.split("/").at(-1);
  const found = id && ORDER_ID.test(id) ? await findOrder(client, account, id) : null;
  return found && toOrderState(found)?.state === "needs_customer" ? found.id : undefined;
}

/**
 * Reads by the id of the capture or the order; without one, looks among the events that PayPal keeps. Null when all of them
 * were seen and the charge is old enough for its own to be there. Otherwise not being found proves nothing: the answer is
 * `processing` with no ref, and repeating `charge` is what settles it.
 */
export async function readPaypalCharge(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<ChargeState | null> {
  return asking("reading a charge", async () => {
    if (!request.ref) return searchCharge(client, account, request);
    const { ref } = request;
    const found = await findCharge(client, account, ref);
    if (!found) return null;
    return "state" in found ? found.state : (toOrderState(found.order) ?? { state: "processing", ref });
  });
}

async function searchCharge(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<ChargeState | null> {
  const listed = await findCaptureRef(client, account, request);
  if (listed === "none") return null;
  const found = listed === "unsure" ? null : await findCharge(client, account, listed.ref);
  if (!found || !("state" in found)) return { state: "processing" };
  // What was denied may have been an earlier attempt: it says nothing about this one.
  return found.state.state === "failed" && request.attempt > 1 ? { state: "processing" } : found.state;
}
