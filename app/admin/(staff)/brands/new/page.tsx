import type { Metadata } from "next";
import { BrandEditor } from "@/components/admin/brands/brand-editor";
import { PageHeader } from "@/components/admin/kit/page-header";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { NEW_BRAND } from "@/lib/brands/schema";
import { env } from "@/lib/env";
import { createBrand } from "../actions";

export const metadata: Metadata = { title: "New brand" };

export default async function NewBrandPage() {
  await requireStaff("admin");
  return (
    <>
      <PageHeader
        title="New brand"
        about="Choose a palette and a name; the rest can wait. A logo can be uploaded once the brand is there."
      />
      <BrandEditor brand={null} first={NEW_BRAND} mayWrite origin={env().APP_URL} create={createBrand} />
    </>
  );
}
