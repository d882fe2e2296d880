"use client";

import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { type ItemDraft, type JudgedDraft, mayOffer } from "@/lib/items/view";
import { ChoiceField } from "./choice-field";
import { CAPTURES, CONDITIONS, MODES } from "./words";

export type FieldsProps = {
  draft: ItemDraft;
  judged: JudgedDraft;
  /** The fault of each field, once it is to be shown. */
  faults: JudgedDraft["faults"];
  change: (fields: Partial<ItemDraft>) => void;
  /** The organization's cap, in words. */
  usualCap: string;
  /** An older item that has no condition may go on without. */
  mayGoWithout: boolean;
};

/** What makes an item a trigger: when it fires, and what it may take. */
export function TriggerFields(props: FieldsProps) {
  const { draft, judged, faults, change, usualCap } = props;
  return (
    <Stack gap="md">
      <ChoiceField
        label="Trigger mode"
        choices={MODES}
        value={draft.triggerMode}
        onChange={(triggerMode) =>
          change({ triggerMode, ...(mayOffer(triggerMode) ? { allowAmountOverride: true } : {}) })
        }
        error={faults.triggerMode}
      />
      {draft.triggerMode !== "event" && <ConditionFields {...props} />}
      <ChoiceField
        label="How the money is taken"
        choices={CAPTURES}
        value={draft.captureMode}
        onChange={(captureMode) => change({ captureMode })}
        error={faults.captureMode}
      />
      {mayOffer(draft.triggerMode) && (
        <Checkbox
          label="A call may name its own amount"
          description="As override_amount. Without it, the price is charged."
          checked={draft.allowAmountOverride}
          onChange={(event) => change({ allowAmountOverride: event.currentTarget.checked })}
          error={faults.allowAmountOverride}
        />
      )}
      <TextInput
        label="Most that one call may charge"
        description={`An amount above it is refused, never reduced. Leave it empty for the organization's cap of ${usualCap}.`}
        inputMode="decimal"
        autoComplete="off"
        value={draft.maxCaptureAmount}
        onChange={(event) => change({ maxCaptureAmount: event.currentTarget.value })}
        error={faults.maxCaptureAmount}
      />
      <Stack gap={4}>
        <Textarea
          label="Description"
          description="Customers read it when they sign up, integrators in the API. Leave it empty for the generated sentence, which follows the terms."
          placeholder={judged.sentence ?? ""}
          autosize
          minRows={2}
          value={draft.triggerDescription}
          onChange={(event) => change({ triggerDescription: event.currentTarget.value })}
          error={faults.triggerDescription}
        />
        <Group gap="xs">
          {draft.triggerDescription === "" ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => change({ triggerDescription: judged.sentence ?? "" })}
            >
              Edit the generated sentence
            </Button>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={() => change({ triggerDescription: "" })}>
              Use the generated sentence
            </Button>
          )}
        </Group>
      </Stack>
    </Stack>
  );
}

function ConditionFields({ draft, faults, change, mayGoWithout }: FieldsProps) {
  const metered = draft.triggerMode === "threshold";
  const conditional = draft.triggerCondition !== "";
  const without = mayGoWithout ? [{ value: "", label: "No condition" }] : [];
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NativeSelect
          label="Fires when the value is"
          description="Sent as metric_value."
          data={[...without, ...CONDITIONS]}
          value={draft.triggerCondition}
          onChange={(event) => change({ triggerCondition: event.currentTarget.value })}
          error={faults.triggerCondition}
        />
        {conditional && (
          <TextInput
            label="Threshold"
            description={
              metered ? "In whatever you count." : `In ${draft.currency}, or in whatever you measure.`
            }
            inputMode="decimal"
            autoComplete="off"
            value={draft.triggerThreshold}
            onChange={(event) => change({ triggerThreshold: event.currentTarget.value })}
            error={faults.triggerThreshold}
          />
        )}
      </SimpleGrid>
      {conditional && (
        <TextInput
          label="Floor (optional)"
          description="A value below it meets nothing: it is more likely a mistake than a reason to charge."
          inputMode="decimal"
          autoComplete="off"
          value={draft.triggerFloor}
          onChange={(event) => change({ triggerFloor: event.currentTarget.value })}
          error={faults.triggerFloor}
        />
      )}
    </Stack>
  );
}
