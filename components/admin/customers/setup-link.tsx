import { Group, Stack, Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import { CopyText } from "@/components/admin/kit/copy-text";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { LinkLine } from "@/lib/customers/view";

type Props = { customerId: string; link: LinkLine | null; revoke: StaffAction | null };

/** The customer's hosted page, as long as its link is open. */
export function SetupLink({ customerId, link, revoke }: Props) {
  if (!link) return <Text c="dimmed">No link was ever opened.</Text>;
  const status = link.status === "open" && !link.open ? "expired" : link.status;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StatusBadge status={status} />
        <Text size="sm" c="dimmed" component="div">
          {(link.open || status === "expired") && (
            <>
              {link.open ? "until " : "was good until "}
              <TimeText at={link.expiresAt} />,{" "}
            </>
          )}
          {link.openedAt ? (
            <>
              opened by the customer <TimeText at={link.openedAt} />
            </>
          ) : link.open ? (
            "not opened by the customer yet"
          ) : (
            "never opened by the customer"
          )}
        </Text>
      </Group>
      {link.open && link.url && <CopyText text={link.url} what="the link" />}
      {link.open && !link.url && (
        <Text size="sm">The address of a signed link is told once. Send a new one if it got lost.</Text>
      )}
      {link.open && revoke && (
        <div>
          <ActionButton
            label="Revoke the link"
            title="Revoke the setup link"
            says="The page closes at once. What the customer has already paid there still counts; a new link can be sent at any time."
            danger
            fields={[{ name: "reason", label: "Reason", type: "text" }]}
            action={revoke}
            input={{ billing_customer_id: customerId }}
            done="The link is closed"
            button={{ size: "xs" }}
          />
        </div>
      )}
    </Stack>
  );
}
