import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { PreviewPage } from "@/components/admin/brands/preview-page";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { findBrand } from "@/lib/brands/find-brand";
import { getPreviewTerms } from "@/lib/brands/get-preview-terms";
import { firstMessage, previewMessage } from "@/lib/brands/preview";
import { NEW_BRAND } from "@/lib/brands/schema";

export const metadata: Metadata = { title: "Preview" };

type Props = {
  params: Promise<{ brand: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** A brand's hosted page as a picture, for the editor's frame: `?state=…&locale=…&look=…&gateway=…`. It does nothing. */
export default async function BrandPreviewPage({ params, searchParams }: Props) {
  const { ctx } = await requireStaff("viewer");
  const [{ brand: id }, asked, head, terms] = await Promise.all([
    params,
    searchParams,
    headers(),
    getPreviewTerms(ctx),
  ]);
  const brand = id === "new" ? { draft: NEW_BRAND, logoUrl: null } : await findBrand(ctx, id);
  if (!brand) notFound();
  const saved = firstMessage(brand.draft, brand.logoUrl);
  const { state, locale, look, gateway } = { ...saved, ...asked };
  const first = previewMessage.safeParse({ ...saved, state, locale, look, gateway }).data ?? saved;
  return <PreviewPage first={first} terms={terms} nonce={head.get("x-nonce") ?? ""} />;
}
