import { Stack, Text } from "@mantine/core";
import { JsonView } from "@/components/admin/kit/json-view";

/** A body as it was kept, and what of it was not. */
export function CallBody({ body, label }: { body: unknown; label: string }) {
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {isCut(body)
          ? "The body was too large to be kept: this says what it was made of."
          : "Secrets, tokens and card numbers are replaced by •••, and e-mail addresses are shortened."}
      </Text>
      <JsonView value={body} label={label} />
    </Stack>
  );
}

function isCut(body: unknown): boolean {
  return typeof body === "object" && body !== null && "cut" in body && body.cut === true;
}
