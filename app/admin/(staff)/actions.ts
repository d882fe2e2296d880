"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requirePerson } from "@/lib/auth/staff/require-staff";
import { revokeSession } from "@/lib/auth/staff/sessions";
import { switchOrganization } from "@/lib/auth/staff/switch-organization";
import { isEdgeError } from "@/lib/errors";
import { rememberShown } from "@/lib/http/remember-shown";
import { staffAction } from "@/lib/http/staff-action";
import { findAnything } from "@/lib/search/find-anything";

/** The pages show another organization of the person's from now on; where they were removed since, one that is left. */
export async function switchOrg(orgId: string): Promise<void> {
  const person = await requirePerson();
  try {
    await switchOrganization(person, z.string().parse(orgId));
    await rememberShown(orgId);
  } catch (error) {
    if (!isEdgeError(error)) throw error;
  }
  redirect("/admin");
}

export async function signOut(): Promise<void> {
  const { userId, sessionId } = await requirePerson();
  await revokeSession(userId, sessionId);
  redirect("/admin/sign-in");
}

export const searchAnything = staffAction({
  role: "viewer",
  schema: z.object({ q: z.string().trim().min(2).max(200) }),
  run: (ctx, { q }) => findAnything(ctx, q),
});
