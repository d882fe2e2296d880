import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { StaffRole } from "./roles";

/** @throws EdgeError invalid_request: an id of another organization's is unknown here */
export async function getMemberOrThrow(tx: Tx, orgId: string, userId: string) {
  const member = await tx.staffMember.findUnique({
    where: { orgId_userId: { orgId, userId } },
    include: { user: { select: { name: true, email: true } } },
  });
  if (!member) throw new EdgeError("invalid_request", "There is no such member here. Reload the page.");
  return member;
}

export type MemberLine = {
  userId: string;
  name: string;
  email: string;
  role: StaffRole;
  twoFactorEnabled: boolean;
  hasPasskey: boolean;
  joinedAt: Date;
  /** When a request last came of theirs, to the minute; null while they are signed out. */
  seenAt: Date | null;
};

/** Who works here, by name. */
export async function listMembers(orgId: string): Promise<MemberLine[]> {
  const members = await inOrg(orgId, (tx) =>
    tx.staffMember.findMany({
      where: { orgId },
      include: {
        user: {
          include: {
            passkeys: { select: { id: true }, take: 1 },
            sessions: { select: { updatedAt: true }, orderBy: { updatedAt: "desc" }, take: 1 },
          },
        },
      },
    }),
  );
  return members
    .map(({ userId, role, createdAt, user }) => ({
      userId,
      name: user.name,
      email: user.email,
      role,
      twoFactorEnabled: user.twoFactorEnabled,
      hasPasskey: user.passkeys.length > 0,
      joinedAt: createdAt,
      seenAt: user.sessions[0]?.updatedAt ?? null,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

export type InvitationLine = {
  id: string;
  email: string;
  role: StaffRole;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
};

/** Invitations that nobody has accepted or revoked, the newest first; an expired one may be sent again. */
export async function listInvitations(orgId: string): Promise<InvitationLine[]> {
  const open = await inOrg(orgId, (tx) =>
    tx.staffInvitation.findMany({
      where: { orgId, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
      take: 200,
    }),
  );
  return open.map(({ id, email, role, createdAt, expiresAt }) => ({
    id,
    email,
    role,
    createdAt,
    expiresAt,
    expired: expiresAt <= new Date(),
  }));
}
