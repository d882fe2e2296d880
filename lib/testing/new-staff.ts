import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { StaffRole } from "@/lib/auth/staff/roles";
import { newId } from "@/lib/ids";

type Known = { email: string; password: string };

/**
 * Somebody new on an organization's staff. `known` is one of the demo's staff: their password is the new person's too, so
 * that nothing has to be stretched here.
 */
export async function newStaff(
  db: Pick<pg.Pool, "query">,
  known: Known,
  { orgId, role, name }: { orgId: string; role: StaffRole; name: string },
): Promise<Known> {
  const userId = newId("user");
  const email = `${randomUUID()}@staff.example`;
  await db.query(
    "insert into staff_user (id, name, email, email_verified, updated_at) values ($1, $2, $3, true, now())",
    [userId, name, email],
  );
  await db.query(
    `insert into staff_account (id, account_id, provider_id, user_id, password, updated_at)
     select $1, $2, a.provider_id, $2, a.password, now()
     from staff_account a join staff_user u on u.id = a.user_id where u.email = $3 and a.password is not null`,
    [randomUUID(), userId, known.email],
  );
  await db.query("insert into staff_member (org_id, user_id, role) values ($1, $2, $3::staff_role)", [
    orgId,
    userId,
    role,
  ]);
  return { email, password: known.password };
}
