"use client";

import { Radio, Stack } from "@mantine/core";

type Props = {
  label: string;
  help?: string;
  choices: readonly { value: string; label: string; about: string }[];
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** One of a few, each with a line that says what it is for. */
export function ChoiceField({ label, help, choices, value, onChange, error }: Props) {
  return (
    <Radio.Group label={label} description={help} value={value} onChange={onChange} error={error}>
      <Stack gap="xs" my="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.about} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
