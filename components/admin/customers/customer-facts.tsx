import { Text } from "@mantine/core";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { CustomerOverview } from "@/lib/customers/view";

/** Who the customer is, how they pay, and what was earned with them. */
export function CustomerFacts({ customer }: { customer: CustomerOverview }) {
  const { contact, method, initial, revenue } = customer;
  return (
    <Facts
      facts={[
        ["Status", <StatusBadge key="status" status={customer.status} />],
        ["Suspended because", customer.suspendedReason],
        ["Payment method", method ? <Method key="method" method={method} /> : "none saved yet"],
        [
          "Received",
          revenue.length === 0
            ? "nothing yet"
            : revenue.map((sums) => <Earned key={sums.gross.currency} sums={sums} />),
        ],
        [
          "Initial charge",
          <Text key="initial" span inherit>
            {initial.required ? <MoneyText money={initial.amount} /> : "not required"}
            {initial.required && (initial.charged ? ", charged" : ", not charged yet")}
          </Text>,
        ],
        ["May be triggered", customer.allowTrigger ? null : "no: allow_trigger is 0"],
        ["E-mail", contact.email ?? "not known"],
        ["Contact", <CopyText key="contact" text={contact.id} what="the contact's id" />],
        ["Customer", <CopyText key="id" text={customer.id} what="the customer's id" />],
        ["Brand", customer.brand.name],
        ["Created", <TimeText key="created" at={customer.createdAt} />],
        ["Activated", customer.activatedAt && <TimeText key="activated" at={customer.activatedAt} />],
      ]}
    />
  );
}

function Method({ method }: { method: NonNullable<CustomerOverview["method"]> }) {
  return (
    <>
      {method.label} {method.status !== "active" && <StatusBadge status={method.status} />}
      {method.expires && (
        <Text span inherit c="dimmed">
          {" "}
          expires {method.expires}
        </Text>
      )}
    </>
  );
}

function Earned({ sums: { gross, fees, refunded } }: { sums: CustomerOverview["revenue"][number] }) {
  return (
    <Text span inherit display="block">
      <MoneyText money={gross} />
      {fees.minor > 0 && (
        <Text span inherit c="dimmed">
          , fees <MoneyText money={fees} />
        </Text>
      )}
      {refunded.minor > 0 && (
        <Text span inherit c="dimmed">
          , refunded <MoneyText money={refunded} />
        </Text>
      )}
    </Text>
  );
}
