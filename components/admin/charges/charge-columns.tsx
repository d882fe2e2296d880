import { GATEWAY_NAMES } from "@/components/admin/gateways/words";
import { ContactText } from "@/components/admin/kit/contact-text";
import type { Column } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { ChargeRow } from "@/lib/charges/view";
import { money } from "@/lib/money";

export const CHARGE_COLUMNS: readonly Column<ChargeRow>[] = [
  {
    key: "customer",
    title: "Customer",
    render: ({ contactName, contactId }) => <ContactText name={contactName} id={contactId} />,
  },
  {
    key: "for",
    title: "For",
    bare: true,
    render: ({ kind, itemName }) => (kind === "initial" ? "Initial charge" : itemName),
  },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  {
    key: "amount",
    title: "Amount",
    bare: true,
    sort: "amount",
    align: "right",
    render: ({ amount, currency }) => <MoneyText money={money(amount, currency)} />,
  },
  {
    key: "refunded",
    title: "Refunded",
    align: "right",
    optional: true,
    render: ({ refundedAmount, currency }) =>
      refundedAmount > 0 && <MoneyText money={money(refundedAmount, currency)} />,
  },
  {
    key: "failure",
    title: "Failure",
    optional: true,
    render: ({ declineCode, failureCode }) =>
      (declineCode ?? failureCode)?.replaceAll("_", " ").toLowerCase(),
  },
  { key: "method", title: "Method", bare: true, optional: true, render: ({ methodLabel }) => methodLabel },
  { key: "gateway", title: "Gateway", bare: true, render: ({ gateway }) => GATEWAY_NAMES[gateway] },
  { key: "mode", title: "Mode", bare: true, optional: true, render: ({ mode }) => mode },
  { key: "trigger", title: "Trigger id", optional: true, render: ({ triggerId }) => triggerId },
  { key: "ref", title: "Gateway's id", optional: true, render: ({ gatewayRef }) => gatewayRef },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  {
    key: "created",
    title: "Time",
    bare: true,
    sort: "created",
    render: ({ createdAt }) => <TimeText at={createdAt.toISOString()} />,
  },
];
