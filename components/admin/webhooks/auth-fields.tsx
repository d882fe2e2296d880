"use client";

import { NativeSelect, PasswordInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { WebhookAuthType } from "@/lib/webhooks/view";
import { AUTHS } from "./words";

type Part = { name: string; label: string; help?: string; secret?: boolean };

/** What each way of saying who we are needs, by its names on the wire. */
const AUTH_PARTS: Record<WebhookAuthType, readonly Part[]> = {
  none: [],
  bearer: [{ name: "token", label: "Token", help: "Sent as Authorization: Bearer …", secret: true }],
  basic: [
    { name: "username", label: "User name" },
    { name: "password", label: "Password", secret: true },
  ],
  api_key: [
    { name: "key", label: "Key", secret: true },
    { name: "header", label: "Header", help: "Empty: X-API-Key." },
  ],
  custom_header: [
    { name: "name", label: "Header" },
    { name: "value", label: "Value", secret: true },
  ],
};

export type Auth = { type: WebhookAuthType; data: Record<string, string> };

type Props = {
  auth: Auth;
  onChange: (auth: Auth) => void;
  /** Secrets that are kept are not shown: left empty they stay. */
  kept: boolean;
  /** What is wrong with one of its parts, by the part's name; `` for the choice itself. */
  faultAt: (part: string) => string | undefined;
};

/** How Edge says who it is to the endpoint, besides signing each event. */
export function AuthFields({ auth, onChange, kept, faultAt }: Props) {
  const parts = AUTH_PARTS[auth.type];
  return (
    <Stack gap="md">
      <NativeSelect
        label="Authentication"
        description="What your gateway or server asks for before it lets a request in; each event is signed besides."
        data={Object.entries(AUTHS).map(([value, label]) => ({ value, label }))}
        value={auth.type}
        onChange={(event) => onChange({ type: event.currentTarget.value as WebhookAuthType, data: {} })}
        error={faultAt("")}
      />
      {parts.length > 0 && (
        <SimpleGrid cols={{ base: 1, xs: parts.length }} spacing="md">
          {parts.map(({ name, label, help, secret }) => {
            const Input = secret ? PasswordInput : TextInput;
            return (
              <Input
                key={name}
                label={label}
                description={kept ? "Empty: all of it stays as it is." : help}
                autoComplete="off"
                value={auth.data[name] ?? ""}
                onChange={(event) =>
                  onChange({ ...auth, data: { ...auth.data, [name]: event.currentTarget.value } })
                }
                error={faultAt(name)}
                aria-invalid={faultAt(name) ? true : undefined}
              />
            );
          })}
        </SimpleGrid>
      )}
    </Stack>
  );
}
