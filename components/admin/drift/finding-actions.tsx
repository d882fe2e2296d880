import { Group } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { FindingView } from "@/lib/drift/view";

export type FindingActions = { dismiss: StaffAction; endCharge: StaffAction };

type Props = { finding: FindingView; actions: FindingActions };

/** What staff may do about an open finding. */
export function FindingButtons({ finding: { id, title, chargeId, mayEnd }, actions }: Props) {
  return (
    <Group gap="xs">
      {mayEnd && (
        <ActionButton
          label="End the charge"
          title="End a charge in doubt"
          says="Nobody asks for its money any more. Five minutes later the gateway is asked once more, and what it could still take is called off. Only when it surely took nothing does the charge fail; if it holds the money, the charge is captured. The next comparison closes this finding."
          confirm="End it"
          danger
          fields={[
            {
              name: "reason",
              label: "Reason",
              type: "paragraph",
              required: true,
              help: "What you found in the gateway's dashboard.",
            },
          ]}
          action={actions.endCharge}
          input={{ chargeId, outcome: "failed" }}
          done="Nobody asks for the charge any more; it fails in five minutes"
          button={{ size: "xs" }}
        />
      )}
      <ActionButton
        label="Dismiss"
        title={`Dismiss “${title}”`}
        says="The finding is closed, and stays closed though later comparisons find it again. Nothing changes here or at the provider; the audit log keeps your reason."
        confirm="Dismiss the finding"
        fields={[
          {
            name: "reason",
            label: "Reason",
            type: "paragraph",
            required: true,
            help: "What you did about it, or why it is none.",
          },
        ]}
        action={actions.dismiss}
        input={{ id }}
        done="The finding is dismissed"
        button={{ size: "xs" }}
      />
    </Group>
  );
}
