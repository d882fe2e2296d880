import { staffAuth } from "./auth";
import { keepAlive } from "./keep-alive";
import { type Membership, membershipsOf } from "./memberships";

/** Somebody who is signed in; where they may work is in `memberships`, by name. */
export type Person = {
  userId: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  sessionId: string;
  /** The organization that their pages show: the one they chose while they are still in it, else the first. */
  active: Membership | null;
  memberships: Membership[];
};

/**
 * Whose session the request's cookie is, read anew from the database each time: a revoked session, a changed role and a lost
 * membership take effect at the next request. Null for nobody.
 */
export async function findPerson(headers: Headers): Promise<Person | null> {
  if (!headers.get("cookie")) return null;
  const found = await staffAuth().api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  const [memberships] = await Promise.all([membershipsOf(user.id), keepAlive(session)]);
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    twoFactorEnabled: user.twoFactorEnabled === true,
    sessionId: session.id,
    active: memberships.find(({ orgId }) => orgId === session.activeOrgId) ?? memberships[0] ?? null,
    memberships,
  };
}
