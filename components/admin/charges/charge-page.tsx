import { Stack, Text } from "@mantine/core";
import Link from "next/link";
import { Refund } from "@/components/admin/customers/charges";
import { GATEWAY_NAMES } from "@/components/admin/gateways/words";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { MoneyText } from "@/components/admin/kit/money-text";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { ChargeDetails } from "@/lib/charges/view";

type Props = {
  charge: ChargeDetails;
  /** Null for a role that may not. */
  refund: StaffAction | null;
  endInDoubt: StaffAction | null;
};

/** One charge: what was asked of the gateway, what it said, and what came of it since. */
export function ChargePage({ charge, refund, endInDoubt }: Props) {
  const { failure, revenue, invoice, refunded } = charge;
  return (
    <>
      <PageHeader
        title={
          <>
            <MoneyText money={charge.amount} /> <StatusBadge status={charge.status} />
          </>
        }
        about={
          <>
            {charge.title} ·{" "}
            <Link href={`/admin/customers/${charge.customer.id}`}>{charge.customer.name}</Link>
          </>
        }
        actions={
          <>
            {endInDoubt && charge.inDoubt && <EndInDoubt chargeId={charge.id} action={endInDoubt} />}
            {refund && charge.refundable && (
              <Refund chargeId={charge.id} left={charge.refundable} action={refund} />
            )}
          </>
        }
      />
      <Section title="Charge">
        <Facts
          facts={[
            ["Description", charge.description || null],
            [
              "Failure",
              failure && [failure.code, failure.declineCode].filter(Boolean).join(" · ").replaceAll("_", " "),
            ],
            ["Payment method", charge.method ?? "the customer chooses"],
            [
              "Billable item",
              charge.item && <Link href={`/admin/items/${charge.item.id}`}>{charge.item.name}</Link>,
            ],
            [
              "Taken",
              charge.captureMode === "off_session" ? "from the saved method" : "when the customer pays",
            ],
            ["Trigger id", charge.triggerId && <CopyText text={charge.triggerId} what="the trigger id" />],
            ["Metric value", charge.metric],
            ["Gateway", <Account key="account" charge={charge} />],
            [
              "Gateway's id",
              charge.gatewayRef && <CopyText text={charge.gatewayRef} what="the gateway's id" />,
            ],
            ["Gateway's order", charge.orderRef && <CopyText text={charge.orderRef} what="the order's id" />],
            ["Charge", <CopyText key="id" text={charge.id} what="the charge's id" />],
            ["Attempt", charge.attempt > 1 ? charge.attempt : null],
            [
              "Asked again",
              charge.checks > 0 ? (charge.checks === 1 ? "once" : `${charge.checks} times`) : null,
            ],
            ["Ends at", charge.endsAt && <TimeText at={charge.endsAt} />],
            ["Begun", <TimeText key="created" at={charge.createdAt} />],
            ["Captured", charge.capturedAt && <TimeText at={charge.capturedAt} />],
            ["Invoice", invoice && <Link href={`/admin/invoices/${invoice.id}`}>{invoice.number}</Link>],
          ]}
        />
      </Section>
      {revenue && (
        <Section title="Revenue">
          <Facts
            facts={[
              ["Status", <StatusBadge key="status" status={revenue.status} />],
              ["Gross", <MoneyText key="gross" money={revenue.gross} />],
              ["Gateway's fee", revenue.fee ? <MoneyText key="fee" money={revenue.fee} /> : "not known yet"],
              ["Net", revenue.net ? <MoneyText key="net" money={revenue.net} /> : "not known yet"],
              ["Given back", refunded.minor > 0 ? <MoneyText key="refunded" money={refunded} /> : null],
            ]}
          />
        </Section>
      )}
      {charge.refunds.length > 0 && (
        <Section title="Refunds">
          <Stack gap="xs">
            {charge.refunds.map(({ id, amount, status, reason, failure: why, at }) => (
              <Text key={id} component="div">
                <MoneyText money={amount} /> <StatusBadge status={status} /> <TimeText at={at} />
                {reason && ` · ${reason}`}
                {why && ` · ${why.replaceAll("_", " ")}`}
              </Text>
            ))}
          </Stack>
        </Section>
      )}
      {charge.disputes.length > 0 && (
        <Section title="Disputes">
          <Stack gap="xs">
            {charge.disputes.map(({ ref, status, openedAt }) => (
              <Text key={ref} component="div">
                <StatusBadge status={status} /> <TimeText at={openedAt} /> · {ref} · answer it in the
                gateway's dashboard
              </Text>
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function Account({ charge: { gateway, account } }: { charge: ChargeDetails }) {
  return (
    <Link href={`/admin/gateways/${account.id}`}>
      {account.name} ({GATEWAY_NAMES[gateway]}, {account.mode} mode)
    </Link>
  );
}

function EndInDoubt({ chargeId, action }: { chargeId: string; action: StaffAction }) {
  return (
    <ActionButton
      label="End the charge"
      title="End a charge in doubt"
      says="Nobody asks for its money any more. Five minutes later the gateway is asked once more, and what it could still take is called off. Only when it surely took nothing does the charge fail; if it holds the money, the charge is captured."
      confirm="End it"
      danger
      fields={[
        {
          name: "reason",
          label: "Reason",
          type: "text",
          required: true,
          help: "What you found in the gateway's dashboard.",
        },
      ]}
      action={action}
      input={{ chargeId, outcome: "failed" }}
      done="Nobody asks for the charge any more; it fails in five minutes"
    />
  );
}
