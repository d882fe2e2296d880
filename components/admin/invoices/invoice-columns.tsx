import { Text } from "@mantine/core";
import { ContactText } from "@/components/admin/kit/contact-text";
import type { Column } from "@/components/admin/kit/list-table";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { InvoiceRow } from "@/lib/invoices/row";
import { isUnpaid } from "@/lib/invoices/status";
import { money } from "@/lib/money";

const time = (at: Date | null) => at && <TimeText at={at.toISOString()} />;

export const INVOICE_COLUMNS: readonly Column<InvoiceRow>[] = [
  {
    key: "number",
    title: "Number",
    render: ({ number }) => (
      <Text span inherit style={{ whiteSpace: "nowrap" }}>
        {number}
      </Text>
    ),
  },
  {
    key: "customer",
    title: "Customer",
    bare: true,
    render: ({ contactName, contactId }) => <ContactText name={contactName} id={contactId} />,
  },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  {
    key: "amount",
    title: "Amount",
    bare: true,
    align: "right",
    render: ({ amount, currency }) => <MoneyText money={money(amount, currency)} />,
  },
  { key: "due", title: "Due", render: ({ dueAt }) => time(dueAt) },
  { key: "paid", title: "Paid", optional: true, render: ({ paidAt }) => time(paidAt) },
  {
    key: "sent",
    title: "Sent to",
    render: ({ sentTo, status }) => <SentTo address={sentTo} waits={isUnpaid({ status })} />,
  },
  { key: "created", title: "Time", sort: "created", render: ({ createdAt }) => time(createdAt) },
];

/** What was paid at once was sent to nobody, whether or not an address is known. */
function SentTo({ address, waits }: { address: string | null; waits: boolean }) {
  if (!address)
    return (
      <Text span inherit c="dimmed">
        {waits ? "no address was known" : "nobody"}
      </Text>
    );
  return (
    <Text
      span
      inherit
      truncate
      maw={{ base: "100%", sm: "9.5rem" }}
      display="inline-block"
      title={address}
      style={{ verticalAlign: "bottom" }}
    >
      {address}
    </Text>
  );
}
