import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, pool, prisma, type Tx } from "@/lib/db";
import { EdgeError, isEdgeError } from "@/lib/errors";
import { hashToken } from "@/lib/secrets";
import { createPerson, stretchPassword } from "./create-person";
import { lockInvitation } from "./open-invitation";
import type { StaffRole } from "./roles";

export type OpenInvitation = {
  orgId: string;
  orgName: string;
  email: string;
  role: StaffRole;
  /** Whether the address is somebody's who signs in here already. */
  known: boolean;
};

/** Who asks: their request, without an organization yet. */
export type Caller = Omit<Context, "orgId" | "actor">;

/** What the link invites to; null when it never was, is used, revoked or expired: all look the same. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const found = await locate(token);
  if (!found) return null;
  const { orgId, id } = found;
  const invitation = await inOrg(orgId, (tx) =>
    tx.staffInvitation.findUnique({
      where: { orgId_id: { orgId, id }, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      include: { organization: { select: { name: true } } },
    }),
  );
  if (!invitation) return null;
  const { email, role, organization } = invitation;
  const user = await prisma().staffUser.findUnique({ where: { email }, select: { id: true } });
  return { orgId, orgName: organization.name, email, role, known: user !== null };
}

/**
 * Somebody new joins, under the invited address and with the password they chose.
 * @throws EdgeError invalid_request when the link is closed, or the address is somebody's already
 */
export async function acceptAsNewPerson(
  caller: Caller,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<{ email: string }> {
  // Nobody makes us stretch passwords without a link that opens something.
  if (!(await findInvitation(token))) throw closed();
  const passwordHash = await stretchPassword(password);
  return accept(caller, token, async (tx, { email }) => {
    if (await tx.staffUser.findUnique({ where: { email } }))
      throw new EdgeError(
        "invalid_request",
        "This address signs in here already. Sign in, then open the link again.",
      );
    return createPerson(tx, { name, email, passwordHash });
  });
}

/**
 * A person who is signed in joins. The invitation is for one address: a link that was passed on lets nobody else in.
 * @throws EdgeError invalid_request when the link is closed, or for another address
 */
export async function acceptAsPerson(
  caller: Caller,
  token: string,
  person: { userId: string; email: string },
): Promise<{ email: string; orgId: string }> {
  return accept(caller, token, async (_, { email }) => {
    if (email !== person.email)
      throw new EdgeError(
        "invalid_request",
        `This invitation is for ${email}. Sign out, and sign in with that address.`,
      );
    return person.userId;
  });
}

type WhoJoins = (tx: Tx, invitation: { email: string }) => Promise<string>;

async function accept(caller: Caller, token: string, whoJoins: WhoJoins) {
  const found = await locate(token);
  if (!found) throw closed();
  const { orgId, id } = found;
  return inOrg(orgId, async (tx) => {
    const { email, role, expiresAt } = await lockInvitation(tx, orgId, id).catch((error: unknown) => {
      throw isEdgeError(error) ? closed() : error;
    });
    if (expiresAt <= new Date()) throw closed();
    const userId = await whoJoins(tx, { email });
    const { count } = await tx.staffMember.createMany({
      data: { orgId, userId, role },
      skipDuplicates: true,
    });
    await tx.staffInvitation.update({ where: { orgId_id: { orgId, id } }, data: { acceptedAt: new Date() } });
    if (count > 0) {
      const ctx: Context = { ...caller, orgId, actor: { type: "staff", id: userId } };
      await recordAudit(tx, ctx, {
        action: "staff.joined",
        subjectId: userId,
        details: { invitation: id, before: null, after: { email, role } },
      });
    }
    return { email, orgId };
  });
}

function closed(): EdgeError {
  return new EdgeError(
    "invalid_request",
    "This invitation was used, revoked, or has expired. Ask an owner of the organization for a new one.",
  );
}

async function locate(token: string): Promise<{ orgId: string; id: string } | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const { rows } = await pool().query<{ org_id: string; id: string }>({
    name: "staff_invitation_of",
    text: "select * from staff_invitation_of($1)",
    values: [hashToken(token)],
  });
  const [row] = rows;
  return row ? { orgId: row.org_id, id: row.id } : null;
}
