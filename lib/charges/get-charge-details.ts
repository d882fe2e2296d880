import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { money } from "@/lib/money";
import { leftToRefund } from "@/lib/refunds/left-to-refund";
import { endsAt } from "./call-off";
import type { ChargeDetails } from "./view";

const AN_HOUR_MS = 3_600_000;

/** Everything that is known of one charge; null for another organization's. */
export function getChargeDetails({ orgId }: Context, id: string): Promise<ChargeDetails | null> {
  return inOrg(orgId, async (tx) => {
    const row = await findRow(tx, orgId, id);
    return row && toDetails(row);
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(tx: Tx, orgId: string, id: string) {
  return tx.charge.findUnique({
    where: { orgId_id: { orgId, id } },
    include: {
      customer: { include: { contact: true } },
      item: true,
      gatewayAccount: true,
      paymentMethod: true,
      revenue: true,
      invoice: true,
      refunds: { orderBy: { createdAt: "desc" } },
      disputes: { orderBy: { openedAt: "desc" } },
    },
  });
}

function toDetails(row: Row): ChargeDetails {
  const of = (minor: number) => money(minor, row.currency);
  const { customer, item, revenue, invoice, gatewayAccount: account } = row;
  const left = leftToRefund(row);
  return {
    id: row.id,
    customer: { id: customer.id, name: customer.contact.name ?? customer.contactId },
    title: row.kind === "initial" ? "Initial charge" : (item?.name ?? "Charge"),
    kind: row.kind,
    item: item && { id: item.id, name: item.name },
    status: row.status,
    amount: of(row.amount),
    refunded: of(row.refundedAmount),
    refundable: left > 0 ? of(left) : null,
    failure: row.failureCode ? { code: row.failureCode, declineCode: row.declineCode } : null,
    gateway: row.gateway,
    account: { id: account.id, name: account.name, mode: row.mode },
    gatewayRef: row.gatewayRef,
    orderRef: row.orderRef,
    method: row.paymentMethod?.label ?? null,
    captureMode: row.captureMode,
    triggerId: row.triggerId,
    metric: row.metricValue?.toString() ?? null,
    description: row.description,
    attempt: row.attempt,
    checks: row.checks,
    createdAt: row.createdAt.toISOString(),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    revenue: revenue && {
      status: revenue.status,
      gross: of(revenue.gross),
      fee: revenue.fee === null ? null : of(revenue.fee),
      net: revenue.net === null ? null : of(revenue.net),
    },
    invoice: invoice && { id: invoice.id, number: invoice.number, status: invoice.status },
    refunds: row.refunds.map((refund) => ({
      id: refund.id,
      amount: of(refund.amount),
      status: refund.status,
      reason: refund.reason,
      failure: refund.failureCode,
      at: refund.createdAt.toISOString(),
    })),
    disputes: row.disputes.map(({ ref, status, openedAt, closedAt }) => ({
      ref,
      status,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    })),
    inDoubt:
      row.status === "processing" && !row.endingAt && row.createdAt.getTime() < Date.now() - AN_HOUR_MS,
    endsAt: row.status === "processing" && row.endingAt ? endsAt(row).toISOString() : null,
  };
}
