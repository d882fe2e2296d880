import { GatewayUnknown } from "../errors";
import type { GatewayAccount, MoneyState } from "../types";
import { fromPaypalMoney } from "./amount";
import type { RefundAnswer } from "./answers";
import { type Captured, readCaptured } from "./captured";
import type { PaypalClient } from "./client";
import { findDisputes, findReversals } from "./find-dispute";
import { toCaptureState } from "./mapper";
import { toRefundState } from "./refund";
import { asking } from "./refusal";

const OPERATION = "reading what became of a capture";

/** What became of a capture: its fee, what went back, what is disputed. Null when it holds no money. */
export async function readPaypalMoney(
  client: PaypalClient,
  account: GatewayAccount,
  { ref, chargeId }: { ref: string; chargeId: string },
): Promise<MoneyState | null> {
  return asking(OPERATION, async () => {
    const captured = await readCaptured(client, account, ref);
    const state = captured && toCaptureState(captured.capture);
    if (!captured || state?.state !== "captured") return null;
    const [disputes, reversals] = await Promise.all([
      findDisputes(client, account, ref),
      captured.capture.status === "COMPLETED" ? new Set<string>() : findReversals(client, account, ref),
    ]);
    const { amount, feeMinor } = state.capture;
    return {
      amount,
      refunds: (captured.refunds ?? [])
        .filter(({ id }) => !reversals.has(id))
        .flatMap((refund) => toRefund(refund, captured, chargeId)),
      disputes: withReversals(disputes, [...reversals]),
      ...(feeMinor === undefined ? {} : { feeMinor }),
    };
  });
}

/**
 * What PayPal took back is lost: with the dispute that is known to be, or with the one that is open still, or with none that
 * this application may see.
 */
function withReversals(disputes: MoneyState["disputes"], [reversal]: string[]): MoneyState["disputes"] {
  if (!reversal || disputes.some(({ state }) => state === "lost")) return disputes;
  const open = disputes.find(({ state }) => state === "open");
  if (open) return disputes.map((one) => (one === open ? { ...one, state: "lost" } : one));
  return disputes.length > 0 ? disputes : [{ ref: reversal, state: "lost" }];
}

/** Nothing for one that failed. Ours has its own invoice id; PayPal gives others the capture's. */
function toRefund(refund: RefundAnswer, { capture }: Captured, chargeId: string): MoneyState["refunds"] {
  const { state } = toRefundState(refund);
  const amount = fromPaypalMoney(refund.amount ?? { currency_code: "", value: "" });
  if (state === "failed") return [];
  if (!amount) throw new GatewayUnknown(OPERATION);
  const { invoice_id: invoice, custom_id: custom } = refund;
  const refundId = custom === chargeId && invoice !== capture.invoice_id ? invoice?.split(".")[0] : undefined;
  const at = new Date(refund.create_time ?? Number.NaN);
  return [
    {
      ref: refund.id,
      ...(refundId ? { refundId } : {}),
      minor: amount.minor,
      state,
      at: Number.isNaN(at.getTime()) ? new Date() : at,
    },
  ];
}
