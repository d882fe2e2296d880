import { Group, Text } from "@mantine/core";
import { type Column, ListTable } from "@/components/admin/kit/list-table";
import { StatusBadge } from "@/components/admin/kit/status-badge";
import { TimeText } from "@/components/admin/kit/time-text";
import type { StaffAction } from "@/components/admin/kit/use-action";
import type { StaffRole } from "@/lib/auth/staff/roles";
import { ResendInvitation, RevokeInvitation } from "./invitation-actions";
import { roleTitle } from "./words";

export type Invitation = {
  id: string;
  email: string;
  role: StaffRole;
  /** ISO 8601. */
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};

type Props = {
  invitations: Invitation[];
  mayWrite: boolean;
  resend: StaffAction<void>;
  revoke: StaffAction<void>;
};

/** Invitations that nobody has accepted yet. */
export function InvitationList({ invitations, mayWrite, resend, revoke }: Props) {
  const actions: Column<Invitation> = {
    key: "actions",
    title: "Actions",
    bare: true,
    align: "right",
    render: (invitation) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <ResendInvitation invitation={invitation} action={resend} />
        <RevokeInvitation invitation={invitation} action={revoke} />
      </Group>
    ),
  };
  return (
    <ListTable
      label="Invitations"
      columns={mayWrite ? [...COLUMNS, actions] : COLUMNS}
      rows={invitations}
      rowKey={({ id }) => id}
      path="/admin/settings/members"
      query={{}}
      empty={null}
    />
  );
}

const COLUMNS: Column<Invitation>[] = [
  {
    key: "email",
    title: "E-mail address",
    render: ({ email }) => (
      <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
        {email}
      </Text>
    ),
  },
  { key: "role", title: "Role", bare: true, render: ({ role }) => roleTitle(role) },
  {
    key: "state",
    title: "State",
    bare: true,
    render: ({ expired }) => <StatusBadge status={expired ? "expired" : "open"} />,
  },
  { key: "sent", title: "Invited", render: ({ createdAt }) => <TimeText at={createdAt} /> },
  { key: "expires", title: "Works until", render: ({ expiresAt }) => <TimeText at={expiresAt} /> },
];
