"use client";

import { Checkbox, Fieldset, Radio, Stack } from "@mantine/core";
import type { EventGroup } from "@/lib/webhooks/view";

type Props = {
  groups: readonly EventGroup[];
  /** `*` alone for every one. */
  value: readonly string[];
  onChange: (types: string[]) => void;
  error?: string | undefined;
};

/** Every event, or those of some types: whole groups of them, or one by one. */
export function EventChoice({ groups, value, onChange, error }: Props) {
  const all = value.includes("*");
  const set = (types: readonly string[], wanted: boolean) =>
    onChange(wanted ? [...new Set([...value, ...types])] : value.filter((type) => !types.includes(type)));
  return (
    <Stack gap="sm">
      <Radio.Group
        label="Events"
        value={all ? "all" : "some"}
        onChange={(choice) => onChange(choice === "all" ? ["*"] : [])}
        error={error}
      >
        <Stack gap="xs" my="xs">
          <Radio value="all" label="Every event" description="Also of types that come with later versions." />
          <Radio value="some" label="Only some" description="Those that you choose here." />
        </Stack>
      </Radio.Group>
      {!all &&
        groups.map(({ title, events }) => (
          <Group key={title} title={title} events={events} chosen={value} set={set} />
        ))}
    </Stack>
  );
}

type GroupProps = EventGroup & {
  chosen: readonly string[];
  set: (types: readonly string[], wanted: boolean) => void;
};

function Group({ title, events, chosen, set }: GroupProps) {
  const types = events.map(({ type }) => type);
  const count = types.filter((type) => chosen.includes(type)).length;
  return (
    <Fieldset legend={title} p="sm">
      <Stack gap="sm">
        <Checkbox
          label="All of these"
          checked={count === types.length}
          indeterminate={count > 0 && count < types.length}
          onChange={(event) => set(types, event.currentTarget.checked)}
        />
        {events.map(({ type, about }) => (
          <Checkbox
            key={type}
            label={type}
            description={about}
            checked={chosen.includes(type)}
            onChange={(event) => set([type], event.currentTarget.checked)}
            styles={{ label: { overflowWrap: "anywhere" } }}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
