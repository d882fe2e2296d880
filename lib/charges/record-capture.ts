import { pool, type Tx } from "@/lib/db";
import type { Capture } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { toDecimalNumber } from "@/lib/money";
import { toEnvelope } from "@/lib/outbox/publish";
import { UNSETTLED } from "./status";

/** What is needed of a charge to write its capture down. `invoiceId`: of the invoice that it has been waiting with. */
export type CapturedCharge = Pick<
  Charge,
  | "orgId"
  | "id"
  | "customerId"
  | "kind"
  | "itemId"
  | "enrollmentId"
  | "gateway"
  | "captureMode"
  | "amount"
  | "currency"
> & { invoiceId?: string };

/** Whether this call wrote it down, and under which invoice (the initial charge has none). */
export type RecordedCapture = { news: boolean; invoiceId: string | null };

type Statement = { text: string; values: unknown[]; invoiceId: string | null };

/**
 * Writes down money that the provider says it holds: the charge is captured, its revenue confirmed, its invoice paid, the
 * event published, the enrollment's failures forgotten. A charge that was settled before stays as it is.
 * @throws Error when the provider holds another amount than was asked for: a person has to look, nothing is written
 */
export async function recordCapture(
  tx: Tx,
  charge: CapturedCharge,
  capture: Capture,
  paymentMethodId: string | null,
): Promise<RecordedCapture> {
  const { text, values, invoiceId } = toStatement(charge, capture, paymentMethodId);
  const rows = await tx.$queryRawUnsafe<{ outcome: string }[]>(text, ...values);
  return { news: rows[0]?.outcome === "captured_now", invoiceId };
}

/** The same as a transaction of its own, in one round trip. */
export async function recordCaptureAlone(
  charge: CapturedCharge,
  capture: Capture,
  paymentMethodId: string | null,
): Promise<RecordedCapture> {
  const { text, values, invoiceId } = toStatement(charge, capture, paymentMethodId);
  const { rows } = await pool().query<{ outcome: string }>({ name: "record-capture", text, values });
  return { news: rows[0]?.outcome === "captured_now", invoiceId };
}

function toStatement(charge: CapturedCharge, capture: Capture, paymentMethodId: string | null): Statement {
  const { orgId, id } = charge;
  if (capture.amount.minor !== charge.amount || capture.amount.currency !== charge.currency) {
    throw new Error(
      `Charge ${id} asked for ${charge.amount} ${charge.currency}, the provider holds another amount`,
    );
  }
  const revenueId = newId("rev");
  const invoiceId = charge.kind === "trigger" ? (charge.invoiceId ?? newId("inv")) : null;
  const event = toEnvelope({
    orgId,
    type: charge.captureMode === "client_confirm" ? "trigger.client_paid" : "trigger.captured",
    customerId: charge.customerId,
    subject: id,
    data: {
      charge_id: id,
      revenue_id: revenueId,
      invoice_id: invoiceId,
      billing_customer_id: charge.customerId,
      billable_item_id: charge.itemId,
      trigger_subscription_id: charge.enrollmentId,
      amount: toDecimalNumber(capture.amount),
      currency: charge.currency,
      gateway: charge.gateway,
      gateway_ref: capture.ref,
      capture_mode: charge.captureMode,
      captured_at: capture.capturedAt.toISOString(),
      is_initial_charge: charge.kind === "initial",
    },
  });
  return {
    text: "select record_capture($1, $2, $3::charge_status[], $4, $5, $6::timestamptz, $7, $8::int, $9, $10, $11, $12, $13) as outcome",
    values: [
      orgId,
      id,
      [...UNSETTLED],
      capture.ref,
      capture.orderRef ?? null,
      capture.capturedAt,
      paymentMethodId,
      capture.feeMinor ?? null,
      revenueId,
      invoiceId,
      event.id,
      event.type,
      event.payload,
    ],
    invoiceId,
  };
}
