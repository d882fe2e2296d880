import type { Core } from "@/sandbox/core/types";
import { toMinor } from "../amounts";
import { type Capture, putCapture } from "./records";

/** A pending capture settles when its webhook goes out, or after this long when the webhook never does. */
export const PENDING_MS = 60_000;

/** A capture as it stands now; a pending one that is due settles first. */
export function getCapture(core: Core, account: string, id: string): Capture | undefined {
  const capture = core.store.get<Capture>("paypal", account, "capture", id);
  if (!capture?.ends || new Date(capture.ends.at) > core.now()) return capture;
  return settleCapture(core, account, capture);
}

/** Money has moved: into the ledger, once per capture. */
export function recordMoney(core: Core, account: string, capture: Capture): void {
  core.ledger({
    provider: "paypal",
    account,
    kind: "capture",
    ref: capture.id,
    amount_minor: toMinor(capture.amount),
    currency: capture.amount.currency_code,
    ...(capture.custom_id ? { metadata: { custom_id: capture.custom_id } } : {}),
    ...(capture.invoice_id ? { invoice_id: capture.invoice_id } : {}),
  });
}

/** Ends a pending capture as decided; anything else is left as it is. */
export function settleCapture(core: Core, account: string, capture: Capture): Capture {
  if (!capture.ends) return capture;
  const { ends, reason: _, ...rest } = capture;
  const settled: Capture = { ...rest, status: ends.as, update_time: core.now().toISOString() };
  putCapture(core, account, settled);
  if (settled.status === "COMPLETED") recordMoney(core, account, settled);
  // A refused payment frees its invoice number for another try.
  else if (settled.invoice_id) core.store.remove("paypal", account, "invoice", settled.invoice_id);
  return settled;
}
