import { ContactText } from "@/components/admin/kit/contact-text";
import type { Column } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { EnrollmentRow } from "@/lib/enrollments/view";

const time = (at: Date | null) => at && <TimeText at={at.toISOString()} />;

export const ENROLLMENT_COLUMNS: readonly Column<EnrollmentRow>[] = [
  {
    key: "customer",
    title: "Customer",
    render: ({ contactName, contactId }) => <ContactText name={contactName} id={contactId} />,
  },
  { key: "item", title: "Billable item", bare: true, render: ({ itemName }) => itemName },
  { key: "status", title: "Status", bare: true, render: ({ status }) => <StatusBadge status={status} /> },
  {
    key: "failures",
    title: "Failures in a row",
    align: "right",
    render: ({ consecutiveFailures }) => consecutiveFailures,
  },
  {
    key: "last",
    title: "Last result",
    render: ({ lastChargeStatus }) => lastChargeStatus && <StatusBadge status={lastChargeStatus} />,
  },
  { key: "triggered", title: "Last fired", render: ({ lastTriggeredAt }) => time(lastTriggeredAt) },
  { key: "reason", title: "Reason", optional: true, render: ({ statusReason }) => statusReason },
  { key: "id", title: "Id", optional: true, render: ({ id }) => id },
  { key: "created", title: "Since", sort: "created", render: ({ createdAt }) => time(createdAt) },
];
