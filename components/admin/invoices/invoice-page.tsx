import { Stack, Text } from "@mantine/core";
import Link from "next/link";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { MoneyText } from "@/components/admin/kit/money-text";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { InvoiceDetails } from "@/lib/invoices/row";

type Props = {
  invoice: InvoiceDetails;
  /** Null for a role that may not. */
  resend: StaffAction<{ sentTo: string }> | null;
  callOff: StaffAction | null;
};

const time = (at: string | null) => at && <TimeText at={at} />;

/** One invoice: whom it asks for what, and how far it has come. */
export function InvoicePage({ invoice, resend, callOff }: Props) {
  return (
    <>
      <PageHeader
        title={
          <>
            {invoice.number} <StatusBadge status={invoice.status} />
          </>
        }
        about={
          <>
            <MoneyText money={invoice.amount} /> · {invoice.about} ·{" "}
            <Link href={`/admin/customers/${invoice.customer.id}`}>{invoice.customer.name}</Link>
          </>
        }
        actions={
          <>
            {callOff && invoice.voidable && <Void invoiceId={invoice.id} action={callOff} />}
            {resend && invoice.payable && <Resend invoiceId={invoice.id} action={resend} />}
          </>
        }
      />
      <Section title="Invoice">
        <Facts
          facts={[
            [
              "Pay page",
              invoice.payable ? (
                <CopyText key="pay" text={invoice.payUrl} what="the pay page's address" />
              ) : null,
            ],
            ["For", invoice.description || null],
            ["Sent to", invoice.sentTo ?? (invoice.payable ? "nobody: no address was known" : "nobody")],
            ["Sent", time(invoice.sentAt)],
            ["First opened", time(invoice.openedAt)],
            ["Due", time(invoice.dueAt)],
            ["Reminded", time(invoice.remindedAt)],
            ["Paid", time(invoice.paidAt)],
            ["Voided", time(invoice.voidedAt)],
            ["Voided because", invoice.voidReason],
            [
              "Charge",
              <Link key="charge" href={`/admin/charges/${invoice.chargeId}`}>
                {invoice.chargeId}
              </Link>,
            ],
            ["Written", time(invoice.createdAt)],
          ]}
        />
      </Section>
      {invoice.mails.length > 0 && (
        <Section title="Mails">
          <Stack gap="xs">
            {invoice.mails.map(({ id, kind, recipient, status, at }) => (
              <Text key={id} component="div">
                <StatusBadge status={status} /> {kind.replace("invoice.", "").replaceAll("_", " ")} to{" "}
                {recipient} <TimeText at={at} />
              </Text>
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function Resend({ invoiceId, action }: { invoiceId: string; action: StaffAction<{ sentTo: string }> }) {
  return (
    <ActionButton
      label="Mail again"
      title="Mail the invoice again"
      says="The customer gets the same mail once more, with the link to the pay page."
      confirm="Send the mail"
      action={action}
      input={{ invoice_id: invoiceId }}
      done="The mail is on its way"
    />
  );
}

function Void({ invoiceId, action }: { invoiceId: string; action: StaffAction }) {
  return (
    <ActionButton
      label="Void"
      title="Void the invoice"
      says="It can no longer be paid, and its charge is called off. If the customer is paying at this moment, the payment counts and nothing is voided."
      confirm="Void the invoice"
      danger
      fields={[{ name: "reason", label: "Reason", type: "text", help: "Kept, and told to the integrator." }]}
      action={action}
      input={{ invoice_id: invoiceId }}
      done="Nobody can begin to pay the invoice any more"
    />
  );
}
