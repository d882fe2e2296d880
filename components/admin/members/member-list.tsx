import { Group, Stack, Text } from "@mantine/core";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { StaffRole } from "@/lib/auth/staff/roles";
import { ChangeRole, RemoveMember } from "./member-actions";
import { roleTitle } from "./words";

export type Member = {
  userId: string;
  name: string;
  email: string;
  role: StaffRole;
  isMe: boolean;
  twoFactorEnabled: boolean;
  hasPasskey: boolean;
  /** ISO 8601. */
  joinedAt: string;
  seenAt: string | null;
};

type Props = {
  members: Member[];
  mayWrite: boolean;
  changeRole: StaffAction<void>;
  remove: StaffAction<void>;
};

/** Who works here. */
export function MemberList({ members, mayWrite, changeRole, remove }: Props) {
  const actions: Column<Member> = {
    key: "actions",
    title: "Actions",
    bare: true,
    align: "right",
    render: (member) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <ChangeRole member={member} action={changeRole} />
        {!member.isMe && <RemoveMember member={member} action={remove} />}
      </Group>
    ),
  };
  return (
    <ListTable
      label="Members"
      columns={mayWrite ? [...COLUMNS, actions] : COLUMNS}
      rows={members}
      rowKey={({ userId }) => userId}
      path="/admin/settings/members"
      query={{}}
      empty={null}
    />
  );
}

const COLUMNS: Column<Member>[] = [
  {
    key: "name",
    title: "Name",
    render: ({ name, email, isMe }) => (
      <Stack gap={0}>
        <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
          {name}
          {isMe && " (you)"}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {email}
        </Text>
      </Stack>
    ),
  },
  { key: "role", title: "Role", bare: true, render: ({ role }) => roleTitle(role) },
  { key: "factor", title: "Second factor", render: secondFactor },
  {
    key: "seen",
    title: "Last seen",
    render: ({ seenAt }) =>
      seenAt ? (
        <TimeText at={seenAt} />
      ) : (
        <Text size="sm" c="dimmed">
          Signed out
        </Text>
      ),
  },
  { key: "joined", title: "Member since", render: ({ joinedAt }) => <TimeText at={joinedAt} /> },
];

function secondFactor({ twoFactorEnabled, hasPasskey }: Member): string {
  if (twoFactorEnabled && hasPasskey) return "App and passkey";
  if (twoFactorEnabled) return "App";
  return hasPasskey ? "Passkey" : "None";
}
