import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createPerson, setPassword, stretchPassword } from "./create-person";
import { voidProofs } from "./void-proofs";

export type NewOwner = {
  /** The organization's id; with `orgName` it is created. */
  orgId: string;
  orgName?: string;
  email: string;
  name: string;
  password?: string;
};

/**
 * Makes the person an owner of the organization, whatever of the two exists already. For whoever runs the server, at its
 * terminal. Answers the person's id.
 */
export async function createOwner(input: NewOwner): Promise<string> {
  const { orgId, orgName, email, name, password } = input;
  const passwordHash = password === undefined ? undefined : await stretchPassword(password);
  const ctx: Context = {
    orgId,
    actor: { type: "system", id: "create-owner" },
    requestId: newId("req"),
    address: "",
  };
  return inOrg(orgId, async (tx) => {
    if (orgName !== undefined) await tx.organization.create({ data: { id: orgId, name: orgName } });
    const known = await tx.staffUser.findUnique({ where: { email } });
    const userId = known?.id ?? (await createPerson(tx, { name, email }));
    if (passwordHash) {
      await setPassword(tx, userId, passwordHash);
      await endSignIns(tx, userId);
    }
    if (passwordHash && known)
      await recordAudit(tx, ctx, {
        action: "person.password_changed",
        subjectId: userId,
        details: { email },
      });
    await makeOwner(tx, ctx, userId, email);
    return userId;
  });
}

/** As after a reset by mail: what the former password opened is closed, and what locked it is forgotten. */
async function endSignIns(tx: Tx, userId: string): Promise<void> {
  await tx.staffSession.deleteMany({ where: { userId } });
  await voidProofs(tx, userId);
}

async function makeOwner(tx: Tx, ctx: Context, userId: string, email: string): Promise<void> {
  const { orgId } = ctx;
  const where = { orgId_userId: { orgId, userId } };
  const before = await tx.staffMember.findUnique({ where });
  if (before?.role === "owner") return;
  await tx.staffMember.upsert({
    where,
    create: { orgId, userId, role: "owner" },
    update: { role: "owner" },
  });
  await recordAudit(tx, ctx, {
    action: before ? "staff.role_changed" : "staff.joined",
    subjectId: userId,
    details: { before: before ? { role: before.role } : null, after: { email, role: "owner" } },
  });
}
