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
import { asking } from "./refusal";

const OPERATION = "beginning a payment";

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
  const key = `${request.chargeId}:${request.attempt}`;
  return asking(OPERATION, async () => {
    const known = request.ref ? await findCharge(client, account, request.ref) : null;
    const before = known && ("state" in known ? known.state : toBegun(account, known.order));
    if (before && !isOver(before)) return before;
    const { ref } = request;
    const made = await createOrder(client, account, request, ref ? `${key}:${ref}` : key);
    const begun = toBegun(account, made);
    if (!isOver(begun)) return begun;
    // PayPal answers by the request id what it answered first: an order that has ended since.
    return toBegun(account, await createOrder(client, account, request, `${key}:${made.id}`));
  });
}

/** Can never be paid any more, and was not. */
function isOver({ state }: BegunPayment): boolean {
  return state === "failed";
}

/** The order as it stands now: the answer to a repeated request id is the first one. */
async function createOrder(
  client: PaypalClient,
  account: GatewayAccount,
  request: PaymentRequest,
  requestId: string,
): Promise<OrderAnswer> {
  const made = await client.call(account, {
    operation: OPERATION,
    method: "POST",
    path: "/v2/checkout/orders",
    body: toPayerOrderRequest(request),
    requestId,
    whole: true,
    answer: order,
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
  { chargeId, ref: known }: ChargeRequest,
): Promise<CancelledCharge> {
  return asking("cancelling a charge", async () => {
    const ref = known ?? (await findCaptureRef(client, account, chargeId));
    const found = ref ? await findCharge(client, account, ref) : null;
    const state: ChargeState | null = found && ("state" in found ? found.state : toOrderState(found.order));
    return state?.state === "captured" || state?.state === "processing" ? state : { state: "cancelled" };
  });
}
