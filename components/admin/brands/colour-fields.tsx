"use client";

import { Button, ColorInput, Group, SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { PALETTES } from "@/lib/brands/palettes";
import { shownMode, toVariant } from "@/lib/brands/variant";
import type { FieldProps } from "./field-props";
import styles from "./swatch.module.css";

const COLOURS = [
  ["primaryColor", "Primary colour", "The button."],
  ["accentColor", "Accent colour", "Links and focus."],
  ["backgroundColor", "Background colour", "The form's side."],
  ["surfaceColor", "Surface colour", "The brand's side."],
  ["textColor", "Text colour", "What is written."],
] as const;

/** Palettes to begin with, the mode, and the five colours. */
export function ColourFields({ draft, set, errorOf, disabled }: FieldProps) {
  return (
    <Stack gap="sm">
      {!disabled && (
        <div>
          <Text size="sm" fw={500} mb={4} id="palettes">
            Palettes
          </Text>
          <Group gap={6} role="group" aria-labelledby="palettes">
            {PALETTES.map(({ name, colours }) => (
              <Button
                key={name}
                variant="default"
                size="compact-sm"
                onClick={() => set(colours)}
                leftSection={
                  <span className={styles.swatch} style={{ background: colours.backgroundColor }}>
                    <i style={{ background: colours.primaryColor }} />
                  </span>
                }
              >
                {name}
              </Button>
            ))}
          </Group>
        </div>
      )}
      <div>
        <Text size="sm" fw={500} mb={4}>
          Mode
        </Text>
        <SegmentedControl
          aria-label="Mode"
          disabled={disabled}
          data={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={draft.mode}
          onChange={(value) => set(toVariant(draft, value as typeof draft.mode))}
        />
        {shownMode(draft) !== draft.mode && (
          <Text size="sm" c="orange" mt={4}>
            The background is a {shownMode(draft)} one, and the page follows it: choose a {draft.mode}{" "}
            background, or the other mode.
          </Text>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {COLOURS.map(([name, label, description]) => (
          <ColorInput
            key={name}
            label={label}
            description={description}
            format="hex"
            fixOnBlur={false}
            withEyeDropper={false}
            disabled={disabled}
            value={draft[name]}
            error={errorOf(name)}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
