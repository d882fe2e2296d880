"use client";

import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
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

  const endOne: Column<SessionRow> = {
    key: "actions",
    title: "Actions",
    align: "right",
    bare: true,
    render: ({ id, device, current }) =>
      current ? (
        <Badge variant="light" tt="none" fw={600}>
          This one
        </Badge>
      ) : (
        <Button
          variant="subtle"
          color="red"
          size="xs"
          disabled={busy}
          aria-label={`Sign out ${device}`}
          onClick={() => end(() => actions.endSession({ sessionId: id }), "That device is signed out.")}
        >
          Sign out
        </Button>
      ),
  };

  return (
    <Section title="Where you are signed in">
      <Stack>
        {fault && <FaultNotice {...fault} />}
        <ListTable
          label="Where you are signed in"
          columns={[...COLUMNS, endOne]}
          rows={sessions}
          rowKey={({ id }) => id}
          path="/admin/account"
          query={{}}
          empty={null}
        />
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

const COLUMNS: readonly Column<SessionRow>[] = [
  {
    key: "device",
    title: "Device",
    render: ({ device }) => (
      <Text span inherit fw={500} style={{ whiteSpace: "nowrap" }}>
        {device}
      </Text>
    ),
  },
  {
    key: "address",
    title: "Address",
    render: ({ address }) =>
      address || (
        <Text span inherit c="dimmed">
          unknown
        </Text>
      ),
  },
  { key: "began", title: "Signed in", render: ({ beganAt }) => <TimeText at={beganAt} /> },
  { key: "seen", title: "Last seen", render: ({ seenAt }) => <TimeText at={seenAt} /> },
];
