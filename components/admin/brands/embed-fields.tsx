"use client";

import { Code, Stack, Text, Textarea } from "@mantine/core";
import { CopyCode } from "@/components/admin/kit/copy-code";
import type { FieldProps } from "./field-props";

/** Who may show the page in a frame, and the lines that do it. */
export function EmbedFields({ draft, set, errorOf, disabled, origin }: FieldProps & { origin: string }) {
  const snippet = `<div data-edge-setup="SETUP_URL"></div>\n<script async src="${origin}/public/edge/embed.js"></script>`;
  return (
    <Stack gap="sm">
      <Textarea
        label="Sites that may embed the page"
        description="One origin a line. Empty: the page opens only by its own address."
        placeholder={disabled ? undefined : "https://app.example.com"}
        autosize
        minRows={2}
        disabled={disabled}
        value={draft.embedOrigins.join("\n")}
        error={errorOf("embedOrigins")}
        onChange={(event) => set({ embedOrigins: event.currentTarget.value.split("\n") })}
      />
      <div>
        <Text size="sm" mb={4}>
          In that site's page, with the <Code>setup_url</Code> of an API answer in place of SETUP_URL:
        </Text>
        <CopyCode code={snippet} label="Lines that embed the page" copy="Copy the lines" />
      </div>
    </Stack>
  );
}
