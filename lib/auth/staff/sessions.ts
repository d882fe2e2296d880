import { prisma } from "@/lib/db";

export type SessionLine = {
  id: string;
  address: string;
  userAgent: string;
  beganAt: Date;
  /** To the minute. */
  seenAt: Date;
};

/** Where a person is signed in, the last used first. Never a token. */
export async function listSessions(userId: string): Promise<SessionLine[]> {
  const sessions = await prisma().staffSession.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: "desc" },
    take: 100,
  });
  return sessions.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
    id,
    address: ipAddress ?? "",
    userAgent: userAgent ?? "",
    beganAt: createdAt,
    seenAt: updatedAt,
  }));
}

/** Ends one of the person's sessions; its next request is nobody's. Another's id changes nothing. */
export async function revokeSession(userId: string, sessionId: string): Promise<void> {
  await prisma().staffSession.deleteMany({ where: { id: sessionId, userId } });
}

/** Signs the person out everywhere, or everywhere but in one session. */
export async function revokeSessions(userId: string, but?: string): Promise<void> {
  await prisma().staffSession.deleteMany({ where: { userId, ...(but ? { id: { not: but } } : {}) } });
}
