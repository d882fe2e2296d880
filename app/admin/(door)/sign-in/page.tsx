import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/admin/account/sign-in";
import { safeReturnPath } from "@/lib/auth/staff/paths";
import { currentPerson } from "@/lib/auth/staff/require-staff";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageProps<"/admin/sign-in">) {
  const next = safeReturnPath((await searchParams).next);
  if (await currentPerson()) redirect(next);
  return <SignIn next={next} />;
}
