"use client";

import { Group, Stack, Text } from "@mantine/core";
import { ActionButton } from "@/components/admin/kit/action-button";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { ApiKeyView } from "@/lib/auth/api-keys/view";

type Props = {
  apiKey: ApiKeyView;
  rename: StaffAction<{ name: string }>;
  revoke: StaffAction<{ name: string }>;
};

export function KeyActions({ apiKey: { id, name, prefix, lastUsedAt, lastCall }, rename, revoke }: Props) {
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <ActionButton
        label="Rename"
        title={`Rename “${name}”`}
        says="Only the name changes: whatever uses the key goes on."
        fields={[{ name: "name", label: "Name", type: "text", initial: name, required: true }]}
        action={rename}
        input={{ keyId: id }}
        done={(after) => `The key is now “${after.name}”.`}
        button={{ size: "xs" }}
      />
      <ActionButton
        label="Revoke"
        title={`Revoke “${name}”`}
        says={
          <Stack gap="xs">
            <Text>
              Every call with the key {prefix}… is refused from now on, for good: whatever uses it can set up,
              charge and refund nobody until it is given another key.
            </Text>
            <Text>{lastUse(lastUsedAt, lastCall)}</Text>
          </Stack>
        }
        confirm="Revoke the key"
        danger
        action={revoke}
        input={{ keyId: id }}
        done={(after) => `The key “${after.name}” is revoked.`}
        button={{ size: "xs", variant: "subtle" }}
      />
    </Group>
  );
}

function lastUse(at: string | null, call: ApiKeyView["lastCall"]): string {
  if (!at) return "It was never used.";
  const when = `It was last used on ${at.slice(0, 16).replace("T", " ")} UTC`;
  return call ? `${when}: ${call.action}, from ${call.address || "this server"}.` : `${when}.`;
}
