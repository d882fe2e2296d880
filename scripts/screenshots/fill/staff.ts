import type pg from "pg";
import { ROLES } from "@/lib/auth/staff/roles";
import { newStaff } from "@/lib/testing/new-staff";
import { quote } from "./plan";

export type Person = { email: string; password: string };

/** One of each role, the owner's name first in the answer; `known` is one of the demo's staff, whose password they get. */
export async function addStaff(db: Pick<pg.Pool, "query">, known: Person, orgId: string): Promise<Person> {
  let owner: Person | undefined;
  for (const role of ROLES) {
    const made = await newStaff(db, known, { orgId, role, name: NAMES[role] });
    const email = `${role}.${Date.now().toString(36)}@staff.example`;
    await db.query("update staff_user set email = $1 where email = $2", [email, made.email]);
    if (role === "owner") owner = { email, password: made.password };
  }
  if (!owner) throw new Error("There is no role of an owner.");
  return owner;
}

const NAMES = {
  viewer: "Vera Lindqvist",
  operator: "Dr. Maximiliane-Theodora von Württemberg-Oettingen",
  admin: "Amir Said",
  owner: "Olga Novak",
} as const;

/** Invitations that wait, and that nobody took. */
export function invitationStatements(orgId: string): string[] {
  const org = quote(orgId);
  return [
    `insert into staff_invitation (org_id, id, email, role, token_hash, invited_by, expires_at)
     select ${org}, 'invite_' || n, (array['neue.kollegin', 'maximiliane-theodora.von.wuerttemberg-oettingen'])[n] || '@orchesterfreunde.example', 'operator',
       decode(md5(${org} || n) || md5(${org} || 'i' || n), 'hex'),
       (select user_id from staff_member where org_id = ${org} and role = 'owner' limit 1), now() + make_interval(days => 5 - n * 3)
     from generate_series(1, 2) n`,
  ];
}
