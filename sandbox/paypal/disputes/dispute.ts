import type { Core } from "@/sandbox/core/types";
import { subtract, toMoney } from "../amounts";
import { publish } from "../events";
import type { Capture } from "../orders/records";
import { getCapture } from "../orders/settle-capture";
import { takeBack } from "../refunds/reverse-capture";
import { presentDispute } from "./present";
import { type Dispute, newDisputeId, putDispute } from "./records";

function tell(core: Core, account: string, what: "CREATED" | "RESOLVED", dispute: Dispute): void {
  publish(core, account, {
    type: `CUSTOMER.DISPUTE.${what}`,
    summary:
      what === "CREATED"
        ? `A new dispute opened with Case # ${dispute.id}`
        : `A dispute was resolved with case # ${dispute.id}`,
    resource: presentDispute(core, account, dispute),
  });
}

/** The payer disputes what is left of a payment. */
export function openDispute(core: Core, account: string, capture: Capture, reason: string): Dispute {
  const now = core.now().toISOString();
  const opened: Dispute = {
    id: newDisputeId(),
    capture_id: capture.id,
    status: "WAITING_FOR_SELLER_RESPONSE",
    reason,
    amount: subtract(capture.amount, toMoney(capture.refunded_units, capture.amount.currency_code)),
    create_time: now,
    update_time: now,
  };
  putDispute(core, account, opened);
  tell(core, account, "CREATED", opened);
  return opened;
}

/** PayPal decides; what is lost is taken back from the merchant. */
export function closeDispute(core: Core, account: string, dispute: Dispute, as: "won" | "lost"): Dispute {
  const closed: Dispute = {
    ...dispute,
    status: "RESOLVED",
    outcome: as === "won" ? "RESOLVED_SELLER_FAVOUR" : "RESOLVED_BUYER_FAVOUR",
    update_time: core.now().toISOString(),
  };
  putDispute(core, account, closed);
  const capture = getCapture(core, account, dispute.capture_id);
  if (as === "lost" && capture) takeBack(core, account, capture);
  tell(core, account, "RESOLVED", closed);
  return closed;
}
