import { createPerson, setPassword, stretchPassword } from "@/lib/auth/staff/create-person";
import { inOrg } from "@/lib/db";
import type { StaffPlan, TenantPlan } from "./plan";

/** Lets the people of the plan in where they are missing; who is in keeps the password that they have by now. */
export async function ensureStaff(tenant: TenantPlan): Promise<void> {
  for (const person of tenant.staff) await ensurePerson(tenant.org_id, person);
}

async function ensurePerson(orgId: string, { email, password, role }: StaffPlan): Promise<void> {
  const member = await inOrg(orgId, (tx) => tx.staffMember.findFirst({ where: { orgId, user: { email } } }));
  if (member) return;
  const passwordHash = await stretchPassword(password);
  const name = `${role[0]?.toUpperCase()}${role.slice(1)} Demo`;
  await inOrg(orgId, async (tx) => {
    // Of an earlier plan, whose password nobody knows any more.
    const known = await tx.staffUser.findUnique({ where: { email } });
    const userId = known?.id ?? (await createPerson(tx, { name, email }));
    await setPassword(tx, userId, passwordHash);
    await tx.staffMember.create({ data: { orgId, userId, role } });
  });
}
