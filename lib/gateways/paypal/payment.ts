import { createHash } from "node:crypto";
import { GatewayUnknown } from "../errors";
import type {
  BegunPayment,
  CancelledCharge,
  ChargeRequest,
  ChargeState,
  GatewayAccount,
  PaymentRequest,
} from "../types";
import { type OrderAnswer, order } from "./answers";
import type { PaypalClient } from "./client";
import { paypalCredentials } from "./credentials";
import { findCaptureRef } from "./find-capture";
import { findCharge, findOrder } from "./find-charge";
import { toOrderState } from "./mapper";
import { toPayerOrderRequest } from "./order-request";
import { asking, isRefusal } from "./refusal";

const OPERATION = "beginning a payment";
/** Orders of one attempt that ended one after another while PayPal still knew the request ids, in one call. */
const MOST_REPLACED = 5;

/**
 * Makes the order that the payer approves, or hands out the one that waits for them. An order that is over without money
 * (it lives for hours, and a refusal can end it) is replaced by one for the same invoice id. One that was approved is
 * `processing`: `charge` with its ref captures it.
 */
export async function beginPaypalPayment(
  client: PaypalClient,
  account: GatewayAccount,
  request: PaymentRequest,
): Promise<BegunPayment> {
  return asking(OPERATION, async () => {
    const known = request.ref ? await findCharge(client, account, request.ref) : null;
    const before = known && ("state" in known ? known.state : toBegun(account, known.order));
    if (before && !isOver(before)) return before;
    return makeOrder(client, account, request);
  });
}

/**
 * Under the charge's attempt, and in place of an order that is over under that one's id too: PayPal answers by a request id
 * what it answered first, also when that order has ended since.
 */
async function makeOrder(
  client: PaypalClient,
  account: GatewayAccount,
  request: PaymentRequest,
): Promise<BegunPayment> {
  const key = `${request.chargeId}:${request.attempt}`;
  let over = request.ref;
  let begun: BegunPayment;
  let replaced = 0;
  do {
    const made = await createOrder(client, account, request, over ? `${key}:${over}` : key);
    begun = toBegun(account, made);
    over = made.id;
  } while (isOver(begun) && ++replaced < MOST_REPLACED);
  return begun;
}

/** Can never be paid any more, and was not. */
function isOver({ state }: BegunPayment): boolean {
  return state === "failed";
}

/**
 * The order as it stands now: the answer to a repeated request id is the first one. PayPal refuses an id that comes back
 * with another body, as after a change of the payer's language; then the body tells the two apart.
 */
async function createOrder(
  client: PaypalClient,
  account: GatewayAccount,
  request: PaymentRequest,
  requestId: string,
): Promise<OrderAnswer> {
  const body = toPayerOrderRequest(request);
  const post = (id: string) =>
    client.call(account, {
      operation: OPERATION,
      method: "POST",
      path: "/v2/checkout/orders",
      body,
      requestId: id,
      whole: true,
      answer: order,
    });
  const made = await post(requestId).catch((error: unknown) => {
    if (!isRefusal(error, "DUPLICATE_REQUEST_ID")) throw error;
    const digest = createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 12);
    return post(`${requestId}:${digest}`);
  });
  const now = await findOrder(client, account, made.id);
  return now ?? { ...made, status: "VOIDED" };
}

function toBegun(account: GatewayAccount, found: OrderAnswer): BegunPayment {
  const state = toOrderState(found);
  const linkTo = (name: string) => found.links.find(({ rel }) => rel === name)?.href;
  const action = linkTo("payer-action");
  // An approved one can be sent back to its payer when it is captured: then it has the link again.
  const waits = state ? state.state === "needs_customer" : found.status === "CREATED" || action !== undefined;
  if (!waits) return state ?? { state: "processing", ref: found.id };
  const approvalUrl = action ?? linkTo("approve");
  if (!approvalUrl) throw new GatewayUnknown(OPERATION);
  return {
    state: "open",
    ref: found.id,
    client: {
      gateway: "paypal",
      clientId: paypalCredentials(account).clientId,
      orderId: found.id,
      approvalUrl,
      environment: account.mode === "live" ? "production" : "sandbox",
    },
  };
}

/**
 * PayPal cannot cancel an order. One that is never captured takes nothing, so all that holds no money counts as cancelled,
 * and the caller must not charge by its ref any more. What was captured, or is being reviewed, was too late.
 */
export async function cancelPaypalCharge(
  client: PaypalClient,
  account: GatewayAccount,
  request: ChargeRequest,
): Promise<CancelledCharge> {
  return asking("cancelling a charge", async () => {
    const listed = request.ref ? { ref: request.ref } : await findCaptureRef(client, account, request);
    const ref = typeof listed === "object" ? listed.ref : undefined;
    const found = ref ? await findCharge(client, account, ref) : null;
    const state: ChargeState | null = found && ("state" in found ? found.state : toOrderState(found.order));
    return state?.state === "captured" || state?.state === "processing" ? state : { state: "cancelled" };
  });
}
