import type { GatewayAccount, RefundRequest, RefundState } from "../types";
import { toPaypalMoney } from "./amount";
import { type RefundAnswer, refund } from "./answers";
import { readCaptured } from "./captured";
import type { PaypalClient } from "./client";
import { asking, isMissing, isRefusal } from "./refusal";

const OPERATION = "refunding a capture";
const NOTE_LIMIT = 255;
/** An earlier call with our ids was carried out, or is being. */
const GOT_THROUGH = new Set(["DUPLICATE_REQUEST_ID", "PREVIOUS_REQUEST_IN_PROGRESS", "DUPLICATE_INVOICE_ID"]);

/**
 * Gives money back under the request id `refund:attempt`, which PayPal keeps for 45 days for payments; after that our id,
 * sent as the refund's invoice id, is taken. https://developer.paypal.com/docs/api/payments/v2/#captures_refund
 */
export async function refundPaypal(
  client: PaypalClient,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundState> {
  return asking(OPERATION, async () => {
    const known = request.ref ? await findRefund(client, account, request) : null;
    if (known) return known;
    try {
      return toRefundState(await createRefund(client, account, request));
    } catch (error) {
      if (!isRefusal(error) || (error.status !== 422 && error.status !== 404)) throw error;
      const made = await findRefund(client, account, request);
      if (made?.ref) return made;
      if (GOT_THROUGH.has(error.issue)) return { state: "processing" };
      // Perhaps it is refused because it got through before, where PayPal no longer shows that.
      return made ?? { state: "failed", providerCode: error.issue };
    }
  });
}

function createRefund(
  client: PaypalClient,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundAnswer> {
  const note = request.reason?.replace(/\s+/g, " ").trim().slice(0, NOTE_LIMIT);
  return client.call(account, {
    operation: OPERATION,
    method: "POST",
    path: `/v2/payments/captures/${encodeURIComponent(request.captureRef)}/refund`,
    body: {
      amount: toPaypalMoney(request.amount),
      invoice_id: toRefundInvoice(request),
      custom_id: request.chargeId,
      ...(note ? { note_to_payer: note } : {}),
    },
    requestId: `${request.refundId}:${request.attempt}`,
    whole: true,
    answer: refund,
  });
}

/** Our refund's id, and its attempt from the second on: PayPal takes an invoice id once. */
function toRefundInvoice({ refundId, attempt }: RefundRequest): string {
  return attempt > 1 ? `${refundId}.${attempt}` : refundId;
}

/**
 * Where a refund stands, by its id or by ours. Without an id it is looked for in the capture's order; when PayPal no longer
 * shows that, the answer is `processing` with no ref, and repeating `refund` settles it.
 */
export async function readPaypalRefund(
  client: PaypalClient,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundState | null> {
  return asking("reading a refund", () => findRefund(client, account, request));
}

async function findRefund(
  client: PaypalClient,
  account: GatewayAccount,
  request: RefundRequest,
): Promise<RefundState | null> {
  if (request.ref) return readRefund(client, account, request.ref);
  const captured = await readCaptured(client, account, request.captureRef);
  if (!captured) return null;
  if (!captured.refunds) return { state: "processing" };
  const ours = captured.refunds.find(({ invoice_id }) => invoice_id === toRefundInvoice(request));
  return ours ? toRefundState(ours) : null;
}

async function readRefund(
  client: PaypalClient,
  account: GatewayAccount,
  ref: string,
): Promise<RefundState | null> {
  try {
    const found = await client.call(account, {
      operation: "reading a refund",
      method: "GET",
      path: `/v2/payments/refunds/${encodeURIComponent(ref)}`,
      answer: refund,
    });
    return toRefundState(found);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** https://developer.paypal.com/docs/api/payments/v2/#definition-refund_status */
export function toRefundState({ id: ref, status, status_details: details }: RefundAnswer): RefundState {
  switch (status) {
    case "COMPLETED":
      return { state: "succeeded", ref };
    case "FAILED":
    case "CANCELLED":
      return { state: "failed", providerCode: details?.reason ?? status, ref };
    default:
      return { state: "processing", ref };
  }
}
