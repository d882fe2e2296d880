"use client";

import { NativeSelect, NumberInput, SimpleGrid } from "@mantine/core";
import type { FieldProps } from "./field-props";
import { LANGUAGES } from "./languages";

const FONTS = [
  { value: "system", label: "System (the device's own)" },
  { value: "serif", label: "Serif" },
  { value: "humanist", label: "Humanist" },
  { value: "rounded", label: "Rounded" },
  { value: "mono", label: "Monospaced" },
];

const LOCALES = [
  { value: "", label: "The customer's browser decides" },
  ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })),
];

/** Type, corners and language. */
export function LookFields({ draft, set, errorOf, disabled }: FieldProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label="Font"
        data={FONTS}
        disabled={disabled}
        value={draft.font}
        error={errorOf("font")}
        onChange={(event) => set({ font: event.currentTarget.value as typeof draft.font })}
      />
      <NumberInput
        label="Corner radius"
        suffix=" px"
        min={0}
        max={24}
        allowDecimal={false}
        allowNegative={false}
        disabled={disabled}
        value={draft.radius}
        error={errorOf("radius")}
        onChange={(value) => set({ radius: Number(value) })}
      />
      <NativeSelect
        label="Language"
        description="A link may ask for another one."
        data={LOCALES}
        disabled={disabled}
        value={draft.locale ?? ""}
        error={errorOf("locale")}
        onChange={(event) => set({ locale: (event.currentTarget.value || null) as typeof draft.locale })}
      />
    </SimpleGrid>
  );
}
