import type { Metadata } from "next";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { InvitationList } from "@/components/admin/members/invitation-list";
import { InviteMember, LeaveOrganization } from "@/components/admin/members/member-actions";
import { MemberList } from "@/components/admin/members/member-list";
import { RoleGuide } from "@/components/admin/members/role-guide";
import { listInvitations, listMembers } from "@/lib/auth/staff/queries";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import {
  changeRole,
  inviteMember,
  leaveOrganization,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from "./actions";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const { orgId, orgName, userId, role } = await requireStaff("viewer");
  const mayWrite = covers(role, "owner");
  const [members, invitations] = await Promise.all([listMembers(orgId), listInvitations(orgId)]);
  return (
    <>
      <PageHeader
        title="Members"
        about={`Who works on these pages for ${orgName}, and what they may do.`}
        actions={
          <>
            <LeaveOrganization orgName={orgName} action={leaveOrganization} />
            {mayWrite && <InviteMember action={inviteMember} />}
          </>
        }
      />
      <Section title="Members">
        <MemberList
          members={members.map(({ joinedAt, seenAt, ...member }) => ({
            ...member,
            isMe: member.userId === userId,
            joinedAt: joinedAt.toISOString(),
            seenAt: seenAt?.toISOString() ?? null,
          }))}
          mayWrite={mayWrite}
          changeRole={changeRole}
          remove={removeMember}
        />
      </Section>
      {invitations.length > 0 && (
        <Section title="Invitations">
          <InvitationList
            invitations={invitations.map(({ createdAt, expiresAt, ...invitation }) => ({
              ...invitation,
              createdAt: createdAt.toISOString(),
              expiresAt: expiresAt.toISOString(),
            }))}
            mayWrite={mayWrite}
            resend={resendInvitation}
            revoke={revokeInvitation}
          />
        </Section>
      )}
      <RoleGuide />
    </>
  );
}
