"use client";

import { Button, Group, Stack, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFingerprint } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import { postAuth } from "./auth-post";
import { addPasskey } from "./passkeys";
import type { Answer, PasskeyRow } from "./types";
import { useSubmit } from "./use-submit";

/** Passkeys let the person in without password and code. */
export function PasskeySection({ passkeys }: { passkeys: PasskeyRow[] }) {
  const router = useRouter();
  const [renamed, setRenamed] = useState<string | null>(null);
  const { submit, busy, fault } = useSubmit();

  async function run<Value>(work: () => Promise<Answer<Value>>, message: string): Promise<boolean> {
    if (!(await submit(work))) return false;
    notifications.show({ message, color: "teal" });
    router.refresh();
    return true;
  }

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    if (await run(() => addPasskey(name), "The passkey is added.")) form.reset();
  }

  async function rename(event: FormEvent<HTMLFormElement>, id: string) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (await run(() => postAuth("/passkey/update-passkey", { id, name }), "The name is saved."))
      setRenamed(null);
  }

  return (
    <Section title="Passkeys">
      <Stack>
        <Text>Sign in with your finger, face or device PIN in place of password and code.</Text>
        {fault && <FaultNotice {...fault} />}
        {passkeys.length > 0 && (
          <Table.ScrollContainer
            minWidth={320}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": "Passkeys" } }}
          >
            <Table verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Added</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>Actions</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {passkeys.map(({ id, name, createdAt }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      {renamed === id ? (
                        <form method="post" onSubmit={(event) => rename(event, id)}>
                          <Group gap="xs" wrap="nowrap">
                            <TextInput
                              name="name"
                              aria-label="New name"
                              defaultValue={name}
                              maxLength={60}
                              required
                              withAsterisk={false}
                              autoFocus
                              size="xs"
                            />
                            <Button type="submit" size="xs" loading={busy}>
                              Save
                            </Button>
                          </Group>
                        </form>
                      ) : (
                        name
                      )}
                    </Table.Td>
                    <Table.Td>{createdAt ? <TimeText at={createdAt} /> : null}</Table.Td>
                    <Table.Td>
                      <Group gap="xs" justify="flex-end" wrap="nowrap">
                        <Button
                          variant="subtle"
                          size="xs"
                          aria-label={`Rename ${name}`}
                          onClick={() => setRenamed(renamed === id ? null : id)}
                        >
                          Rename
                        </Button>
                        <Button
                          variant="subtle"
                          color="red"
                          size="xs"
                          aria-label={`Remove ${name}`}
                          disabled={busy}
                          onClick={() =>
                            run(() => postAuth("/passkey/delete-passkey", { id }), "The passkey is removed.")
                          }
                        >
                          Remove
                        </Button>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <form method="post" onSubmit={add}>
          <Group align="flex-end">
            <TextInput
              name="name"
              label="Name of the new passkey"
              placeholder="My laptop"
              maxLength={60}
              required
              withAsterisk={false}
              flex="1 1 14rem"
              maw={400}
            />
            <Button
              type="submit"
              variant="default"
              loading={busy}
              leftSection={<IconFingerprint size={18} />}
            >
              Add a passkey
            </Button>
          </Group>
        </form>
      </Stack>
    </Section>
  );
}
