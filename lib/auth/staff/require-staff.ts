import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Context } from "@/lib/context";
import { staffContext } from "@/lib/http/staff-context";
import { findPerson } from "./find-person";
import type { Membership } from "./memberships";
import { covers, type StaffRole } from "./roles";

/** Who looks at a page, in the organization that it shows. */
export type Staff = {
  userId: string;
  name: string;
  email: string;
  orgId: string;
  orgName: string;
  role: StaffRole;
  /** Every organization they may switch to, this one among them. */
  memberships: Membership[];
  ctx: Context;
};

/** Whoever is signed in, or null; asked once for each request. */
export const currentPerson = cache(async () => findPerson(await headers()));

/** What the page that refused asked for; `app/admin/forbidden.tsx` names it. */
export const askedRole = cache((): { role?: StaffRole } => ({}));

/**
 * The first line of every page and route under `app/admin`. Nobody is sent to sign in, and back afterwards; who is in no
 * organization is told so; a role that does not cover `needed` ends in the forbidden page, with HTTP 403.
 */
export async function requireStaff(needed: StaffRole): Promise<Staff> {
  const person = await currentPerson();
  const head = await headers();
  if (!person) redirect(signInPath(head.get("x-edge-path")));
  if (!person.active) redirect("/admin/no-organization");
  if (!covers(person.active.role, needed)) {
    askedRole().role = needed;
    forbidden();
  }
  const { userId, name, email, active, memberships } = person;
  return { userId, name, email, ...active, memberships, ctx: staffContext(active.orgId, userId, head) };
}

/** Whoever is signed in, for pages that belong to a person and no organization. */
export async function requirePerson() {
  const person = await currentPerson();
  if (!person) redirect(signInPath((await headers()).get("x-edge-path")));
  return person;
}

function signInPath(from: string | null): string {
  return from ? `/admin/sign-in?next=${encodeURIComponent(from)}` : "/admin/sign-in";
}
