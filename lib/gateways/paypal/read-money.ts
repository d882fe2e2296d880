import { GatewayUnknown } from "../errors";
import type { GatewayAccount, MoneyState } from "../types";
import { fromPaypalMoney } from "./amount";
import type { RefundAnswer } from "./answers";
import { type Captured, readCaptured } from "./captured";
import type { PaypalClient } from "./client";
import { findDispute, findReversals } from "./find-dispute";
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
    const [dispute, reversals] = await Promise.all([
      findDispute(client, account, ref),
      captured.capture.status === "COMPLETED" ? new Set<string>() : findReversals(client, account, ref),
    ]);
    const [reversal] = reversals;
    const { amount, feeMinor } = state.capture;
    return {
      amount,
      refunds: (captured.refunds ?? [])
        .filter(({ id }) => !reversals.has(id))
        .flatMap((refund) => toRefund(refund, captured, chargeId)),
      dispute:
        reversal && dispute?.state !== "won" ? { ref: dispute?.ref ?? reversal, state: "lost" } : dispute,
      ...(feeMinor === undefined ? {} : { feeMinor }),
    };
  });
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
