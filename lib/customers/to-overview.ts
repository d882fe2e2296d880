import { invoiceUrl } from "@/lib/invoices/pay-path";
import { isUnpaid } from "@/lib/invoices/status";
import { mayOverride } from "@/lib/items/describe-trigger";
import { money } from "@/lib/money";
import { leftToRefund } from "@/lib/refunds/left-to-refund";
import { isOpen } from "@/lib/setup/find-link";
import { setupUrl } from "@/lib/setup/present";
import type { OverviewRow } from "./get-overview";
import type { ChargeLine, CustomerOverview, EnrollmentLine, InvoiceLine, LinkLine } from "./view";

/** Pure: a customer's rows as their page shows them. */
export function toOverview(
  row: OverviewRow,
  revenue: CustomerOverview["revenue"],
  items: CustomerOverview["items"],
): CustomerOverview {
  const { contact, brand, paymentMethod: method } = row;
  return {
    id: row.id,
    contact: { id: contact.id, name: contact.name, email: contact.email },
    brand: { id: brand.id, name: brand.name },
    gateway: row.gateway,
    status: row.status,
    suspendedReason: row.suspendedReason,
    allowTrigger: row.allowTrigger,
    initial: {
      required: row.requireInitial,
      charged: row.initialCharged,
      amount: money(row.initialAmount, row.currency),
    },
    method: method && {
      label: method.label,
      status: method.status,
      gateway: method.gateway,
      savedAt: method.createdAt.toISOString(),
      expires: method.cardExpYear
        ? `${String(method.cardExpMonth).padStart(2, "0")}/${method.cardExpYear}`
        : null,
    },
    meta: row.meta,
    notes: row.notes,
    createdAt: row.createdAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    revenue,
    enrollments: row.enrollments.map(toEnrollmentLine),
    charges: row.charges.map(toChargeLine),
    invoices: row.invoices.map(toInvoiceLine),
    link: toLinkLine(row),
    items,
  };
}

function toEnrollmentLine({ item, ...row }: OverviewRow["enrollments"][number]): EnrollmentLine {
  return {
    id: row.id,
    status: row.status,
    reason: row.statusReason,
    failures: row.consecutiveFailures,
    lastTriggeredAt: row.lastTriggeredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    item: {
      id: item.id,
      name: item.name,
      sentence: item.triggerDescription,
      mode: item.triggerMode,
      unitPrice: money(item.unitPrice, item.currency),
      mayOverride: item.triggerMode !== null && mayOverride({ ...item, triggerMode: item.triggerMode }),
      active: item.status === "active",
    },
  };
}

function toChargeLine({ item, ...row }: OverviewRow["charges"][number]): ChargeLine {
  const left = leftToRefund(row);
  return {
    id: row.id,
    kind: row.kind,
    title: row.kind === "initial" ? "Initial charge" : (item?.name ?? row.description),
    status: row.status,
    amount: money(row.amount, row.currency),
    refundable: left > 0 ? money(left, row.currency) : null,
    failure: row.declineCode ?? row.failureCode,
    at: row.createdAt.toISOString(),
  };
}

function toInvoiceLine(row: OverviewRow["invoices"][number]): InvoiceLine {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    amount: money(row.amount, row.currency),
    at: row.createdAt.toISOString(),
    payUrl: isUnpaid(row) ? invoiceUrl(row.id) : null,
  };
}

function toLinkLine({ orgId, id, setupLinks: [link] }: OverviewRow): LinkLine | null {
  if (!link) return null;
  return {
    status: link.status,
    open: isOpen(link),
    url: link.tokenHash ? null : setupUrl({ orgId, customerId: id, brandNumber: link.brand.number }),
    expiresAt: link.expiresAt.toISOString(),
    openedAt: link.openedAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
  };
}
