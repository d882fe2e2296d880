import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChargePage } from "@/components/admin/charges/charge-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { getChargeDetails } from "@/lib/charges/get-charge-details";
import type { PageProps } from "@/lib/http/list-params";
import { refund } from "../../customers/actions";
import { endInDoubt } from "../actions";

export const metadata: Metadata = { title: "Charge" };

/** One charge, and what may be done with it. */
export default async function Page({ params }: PageProps<{ charge: string }>) {
  const { ctx, role } = await requireStaff("viewer");
  const charge = await getChargeDetails(ctx, (await params).charge);
  if (!charge) notFound();
  const may = covers(role, "admin");
  return <ChargePage charge={charge} refund={may ? refund : null} endInDoubt={may ? endInDoubt : null} />;
}
