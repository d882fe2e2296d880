import { pool } from "@/lib/db";
import type { StaffRole } from "./roles";

export type Membership = { orgId: string; orgName: string; role: StaffRole };

type Row = { org_id: string; org_name: string; role: StaffRole };

/** Where a person works, by the organizations' names: read anew each time, so that a change takes effect at once. */
export async function membershipsOf(userId: string): Promise<Membership[]> {
  const { rows } = await pool().query<Row>({
    name: "staff_memberships",
    text: "select * from staff_memberships($1)",
    values: [userId],
  });
  return rows.map(({ org_id, org_name, role }) => ({ orgId: org_id, orgName: org_name, role }));
}
