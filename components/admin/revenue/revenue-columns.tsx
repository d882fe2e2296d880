import { GATEWAY_NAMES } from "@/components/admin/gateways/words";
import { ContactText } from "@/components/admin/kit/contact-text";
import type { Column } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import { money } from "@/lib/money";
import type { RevenueRow } from "@/lib/revenue/view";

const amount = (minor: number | null, currency: string) =>
  minor === null ? "not known yet" : <MoneyText money={money(minor, currency)} />;

export const REVENUE_COLUMNS: readonly Column<RevenueRow>[] = [
  {
    key: "customer",
    title: "Customer",
    render: ({ contactName, contactId }) => <ContactText name={contactName} id={contactId} />,
  },
  {
    key: "source",
    title: "Source",
    bare: true,
    render: ({ source }) => (source === "initial" ? "Initial charge" : "Trigger"),
  },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  { key: "gross", title: "Gross", align: "right", render: ({ gross, currency }) => amount(gross, currency) },
  { key: "fee", title: "Fee", align: "right", render: ({ fee, currency }) => amount(fee, currency) },
  { key: "net", title: "Net", align: "right", render: ({ net, currency }) => amount(net, currency) },
  {
    key: "refunded",
    title: "Refunded",
    align: "right",
    optional: true,
    render: ({ refunded, currency }) => refunded > 0 && amount(refunded, currency),
  },
  { key: "gateway", title: "Gateway", bare: true, render: ({ gateway }) => GATEWAY_NAMES[gateway] },
  { key: "mode", title: "Mode", bare: true, optional: true, render: ({ mode }) => mode },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  {
    key: "created",
    title: "Time",
    bare: true,
    sort: "created",
    render: ({ createdAt }) => <TimeText at={createdAt.toISOString()} />,
  },
];
