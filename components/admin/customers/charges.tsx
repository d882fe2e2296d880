import { Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { ActionButton } from "@/components/admin/kit/action-button";
import { MoneyText } from "@/components/admin/kit/money-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { ChargeLine } from "@/lib/customers/view";
import { formatMoney } from "@/lib/i18n/format";
import { type Money, toDecimalString } from "@/lib/money";

/** The latest charges; those that took money can be refunded by whoever may. */
export function Charges({ charges, refund }: { charges: readonly ChargeLine[]; refund: StaffAction | null }) {
  if (charges.length === 0) return <Text c="dimmed">Nothing was charged yet.</Text>;
  return (
    <Stack gap="sm">
      {charges.map((charge) => (
        <Group key={charge.id} justify="space-between" gap="xs">
          <Stack gap={0} style={{ flex: "1 1 14rem" }}>
            <Group gap="xs">
              <Link href={`/admin/charges/${charge.id}`}>{charge.title}</Link>
              <StatusBadge status={charge.status} />
            </Group>
            <Text size="sm" c="dimmed">
              <TimeText at={charge.at} />
              {charge.failure && ` · ${charge.failure.replaceAll("_", " ").toLowerCase()}`}
            </Text>
          </Stack>
          <Text fw={600}>
            <MoneyText money={charge.amount} />
          </Text>
          {refund && charge.refundable && (
            <Refund chargeId={charge.id} left={charge.refundable} action={refund} />
          )}
        </Group>
      ))}
    </Stack>
  );
}

/** Gives all or a part of a charge back. */
export function Refund({ chargeId, left, action }: { chargeId: string; left: Money; action: StaffAction }) {
  return (
    <ActionButton
      label="Refund"
      title="Refund this charge"
      says={`Up to ${formatMoney(left, "en")} goes back to the method that was charged. This cannot be undone.`}
      confirm="Refund"
      danger
      fields={[
        {
          name: "amount",
          label: `Amount in ${left.currency}`,
          type: "amount",
          initial: toDecimalString(left),
          required: true,
        },
        { name: "reason", label: "Reason", type: "text", help: "PayPal shows it to the payer." },
      ]}
      action={action}
      input={{ charge_id: chargeId }}
      done="The refund is on its way"
      button={{ size: "xs" }}
    />
  );
}
