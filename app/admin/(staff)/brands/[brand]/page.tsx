import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BrandEditor } from "@/components/admin/brands/brand-editor";
import { CopyText } from "@/components/admin/kit/copy-text";
import { PageHeader } from "@/components/admin/kit/page-header";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { findBrand } from "@/lib/brands/find-brand";
import { env } from "@/lib/env";
import { removeLogo, updateBrand, uploadLogo } from "../actions";

export const metadata: Metadata = { title: "Brand" };

export default async function BrandPage({ params }: { params: Promise<{ brand: string }> }) {
  const { ctx, role } = await requireStaff("viewer");
  const brand = await findBrand(ctx, (await params).brand);
  if (!brand) notFound();
  const mayWrite = covers(role, "admin");
  return (
    <>
      <PageHeader
        title={brand.draft.name}
        about={
          <>
            Number {brand.number} <CopyText text={brand.id} what="the brand's id" />
            {!mayWrite && <div>You see this brand as it is. Ask an admin to change it.</div>}
          </>
        }
      />
      <BrandEditor
        key={brand.id}
        brand={{ id: brand.id, version: brand.version, logoUrl: brand.logoUrl }}
        first={brand.draft}
        mayWrite={mayWrite}
        origin={env().APP_URL}
        update={updateBrand}
        uploadLogo={uploadLogo}
        removeLogo={removeLogo}
      />
    </>
  );
}
