"use client";

import { Stack, TextInput } from "@mantine/core";
import type { FieldProps } from "./field-props";

const LINKS = [
  ["termsUrl", "Terms", "https://example.com/terms", "At the foot of every page."],
  ["privacyUrl", "Privacy policy", "https://example.com/privacy", "At the foot of every page."],
  ["supportUrl", "Contact", "help@example.com", "An e-mail address or a page: where customers ask for help."],
  ["homeUrl", "Website", "https://example.com", "Your own site."],
  [
    "returnUrl",
    "Return address",
    "https://example.com/wallet",
    "Where the button at the end leads. Without it the page says that nothing more is to be done.",
  ],
] as const;

/** Where the page's links lead. */
export function LinkFields({ draft, set, errorOf, disabled }: FieldProps) {
  return (
    <Stack gap="sm">
      {LINKS.map(([name, label, placeholder, description]) => (
        <TextInput
          key={name}
          label={label}
          description={description}
          placeholder={disabled ? undefined : placeholder}
          inputMode={name === "supportUrl" ? "email" : "url"}
          autoComplete="off"
          disabled={disabled}
          value={draft[name] ?? ""}
          error={errorOf(name)}
          onChange={(event) => set({ [name]: event.currentTarget.value || null })}
        />
      ))}
    </Stack>
  );
}
