"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requirePerson } from "@/lib/auth/staff/require-staff";
import { revokeSession } from "@/lib/auth/staff/sessions";
import { switchOrganization } from "@/lib/auth/staff/switch-organization";
import { staffAction } from "@/lib/http/staff-action";
import { findAnything } from "@/lib/search/find-anything";

/** The pages show another organization of the person's from now on. */
export async function switchOrg(orgId: string): Promise<void> {
  await switchOrganization(await requirePerson(), z.string().parse(orgId));
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
