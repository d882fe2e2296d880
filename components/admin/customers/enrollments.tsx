import { Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { ActionButton } from "@/components/admin/kit/action-button";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { EnrollmentLine } from "@/lib/customers/view";

export type EnrollmentActions = Record<"pause" | "resume" | "cancel", StaffAction>;

type Props = { enrollments: readonly EnrollmentLine[]; actions: EnrollmentActions | null };

/** What the customer may be charged for, and how each of it stands. */
export function Enrollments({ enrollments, actions }: Props) {
  if (enrollments.length === 0)
    return <Text c="dimmed">Not enrolled in anything: nothing can be fired.</Text>;
  return (
    <Stack gap="md">
      {enrollments.map((enrollment) => (
        <Group key={enrollment.id} justify="space-between" align="flex-start" gap="xs">
          <Stack gap={2} style={{ flex: "1 1 16rem" }}>
            <Group gap="xs">
              <Link href={`/admin/items/${enrollment.item.id}`}>{enrollment.item.name}</Link>
              <StatusBadge status={enrollment.status} />
            </Group>
            <Text size="sm">{enrollment.item.sentence}</Text>
            <Text size="sm" c="dimmed" component="div">
              {toState(enrollment)}
              {enrollment.lastTriggeredAt && (
                <>
                  {" "}
                  Last fired <TimeText at={enrollment.lastTriggeredAt} />.
                </>
              )}
            </Text>
          </Stack>
          {actions && <Buttons enrollment={enrollment} actions={actions} />}
        </Group>
      ))}
    </Stack>
  );
}

function toState({ failures, reason, item }: EnrollmentLine): string {
  const parts = [
    item.active ? "" : "The item is inactive: fires are refused.",
    failures > 0 ? `${failures} ${failures === 1 ? "failure" : "failures"} in a row.` : "",
    reason ? `Reason: ${reason}.` : "",
  ];
  return parts.filter(Boolean).join(" ") || "No failures.";
}

const REASON = {
  name: "reason",
  label: "Reason",
  type: "text",
  help: "Kept, and told to the integrator.",
} as const;

function Buttons({
  enrollment: { id, status, item },
  actions,
}: {
  enrollment: EnrollmentLine;
  actions: EnrollmentActions;
}) {
  if (status === "cancelled") return null;
  const input = { ts_id: id };
  const button = { size: "xs" } as const;
  return (
    <Group gap="xs">
      {status === "active" ? (
        <ActionButton
          label="Pause"
          title={`Pause ${item.name}`}
          says="Fires are refused until it is resumed. Nothing is lost."
          fields={[REASON]}
          action={actions.pause}
          input={input}
          done="The enrollment is paused"
          button={button}
        />
      ) : (
        <ActionButton
          label="Resume"
          title={`Resume ${item.name}`}
          says="The customer can be charged again, and the count of failures begins anew."
          action={actions.resume}
          input={input}
          done="The enrollment is active again"
          button={button}
        />
      )}
      <ActionButton
        label="Cancel"
        title={`Cancel ${item.name}`}
        says="This is for good: to charge for the item again, the customer must be enrolled anew."
        confirm="Cancel the enrollment"
        danger
        fields={[REASON]}
        action={actions.cancel}
        input={input}
        done="The enrollment is cancelled"
        button={{ ...button, variant: "subtle" }}
      />
    </Group>
  );
}
