import { IconPlus } from "@tabler/icons-react";
import type { Metadata } from "next";
import { BrandList } from "@/components/admin/brands/brand-list";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { listBrands, MOST_COUNTED } from "@/lib/brands/list-brands";

export const metadata: Metadata = { title: "Brands" };

export default async function BrandsPage() {
  const { ctx, role } = await requireStaff("viewer");
  const brands = await listBrands(ctx);
  const create = covers(role, "admin") && (
    <LinkButton href="/admin/brands/new" leftSection={<IconPlus size={16} />}>
      New brand
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Brands"
        about="How your pages and mails look to your customers. API calls name a brand by its id or its number."
        actions={create}
      />
      <Section>
        <BrandList
          create={create}
          rows={brands.map(({ brand, customers }) => ({
            id: brand.id,
            number: brand.number,
            name: brand.name,
            logoUrl: brand.logoUrl,
            mode: brand.mode,
            colours: [brand.primaryColor, brand.backgroundColor, brand.surfaceColor, brand.accentColor],
            customers:
              customers > MOST_COUNTED
                ? `${MOST_COUNTED.toLocaleString("en")}+`
                : customers.toLocaleString("en"),
            createdAt: brand.createdAt.toISOString(),
          }))}
        />
      </Section>
    </>
  );
}
