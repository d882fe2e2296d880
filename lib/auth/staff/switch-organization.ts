import { prisma } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { membershipsOf } from "./memberships";

/**
 * From now on the session's pages show this organization, in all of its tabs.
 * @throws EdgeError invalid_request unless the person is a member of it
 */
export async function switchOrganization(
  person: { userId: string; sessionId: string },
  orgId: string,
): Promise<void> {
  const memberships = await membershipsOf(person.userId);
  if (!memberships.some((membership) => membership.orgId === orgId))
    throw new EdgeError("invalid_request", "You are not a member of that organization.");
  await prisma().staffSession.updateMany({
    where: { id: person.sessionId, userId: person.userId },
    data: { activeOrgId: orgId },
  });
}
