"use client";

import { Badge, Button, Group, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import type { Act, Answer, SessionRow } from "./types";
import { useSubmit } from "./use-submit";

type Props = {
  sessions: SessionRow[];
  actions: {
    endSession: Act<{ sessionId: string }>;
    endOtherSessions: Act<Record<string, never>>;
    endEverySession: Act<Record<string, never>>;
  };
};

/** Where the person is signed in; each can be ended from here. */
export function SessionSection({ sessions, actions }: Props) {
  const router = useRouter();
  const { submit, busy, fault } = useSubmit();

  async function end(work: () => Promise<Answer<void>>, message: string) {
    if (!(await submit(work))) return;
    notifications.show({ message, color: "teal" });
    router.refresh();
  }
  async function endAll() {
    if (await submit(() => actions.endEverySession({}), { stay: true }))
      window.location.assign("/admin/sign-in");
  }

  return (
    <Section title="Where you are signed in">
      <Stack>
        {fault && <FaultNotice message={fault.message} />}
        <Table.ScrollContainer
          minWidth={520}
          scrollAreaProps={{
            viewportProps: { tabIndex: 0, role: "region", "aria-label": "Where you are signed in" },
          }}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Device</Table.Th>
                <Table.Th>Address</Table.Th>
                <Table.Th>Signed in</Table.Th>
                <Table.Th>Last seen</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sessions.map(({ id, device, address, beganAt, seenAt, current }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>{device}</Table.Td>
                  <Table.Td>{address || <Text c="dimmed">unknown</Text>}</Table.Td>
                  <Table.Td>
                    <TimeText at={beganAt} />
                  </Table.Td>
                  <Table.Td>
                    <TimeText at={seenAt} />
                  </Table.Td>
                  <Table.Td ta="right">
                    {current ? (
                      <Badge variant="light">This one</Badge>
                    ) : (
                      <Button
                        variant="subtle"
                        color="red"
                        size="xs"
                        disabled={busy}
                        aria-label={`Sign out ${device}`}
                        onClick={() =>
                          end(() => actions.endSession({ sessionId: id }), "That device is signed out.")
                        }
                      >
                        Sign out
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group>
          <Button
            variant="default"
            disabled={busy || sessions.length < 2}
            onClick={() => end(() => actions.endOtherSessions({}), "All other devices are signed out.")}
          >
            Sign out elsewhere
          </Button>
          <Button variant="default" color="red" loading={busy} onClick={endAll}>
            Sign out everywhere
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
