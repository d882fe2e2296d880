import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoOrganization } from "@/components/admin/account/no-organization";
import { requirePerson } from "@/lib/auth/staff/require-staff";
import { leave } from "../actions";

export const metadata: Metadata = { title: "No organization" };

/** Somebody who was removed from the last organization they worked in. */
export default async function Page() {
  const { email, active } = await requirePerson();
  if (active) redirect("/admin");
  return <NoOrganization email={email} leave={leave} />;
}
