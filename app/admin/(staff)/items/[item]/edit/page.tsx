import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemForm } from "@/components/admin/items/item-form";
import { PageHeader } from "@/components/admin/kit/page-header";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { formAbout } from "@/lib/items/form-about";
import { findStaffItem } from "@/lib/items/staff-items";
import { toDraft } from "@/lib/items/view";
import { updateItem } from "../../actions";

export const metadata: Metadata = { title: "Edit item" };

type Props = { params: Promise<{ item: string }> };

export default async function EditItemPage({ params }: Props) {
  const { ctx } = await requireStaff("admin");
  const item = await findStaffItem(ctx, (await params).item);
  if (!item) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${item.terms.name}`}
        about="A change counts for every fire from the moment you save it."
      />
      <ItemForm
        // Another version of the item is another form.
        key={item.marker}
        {...formAbout(ctx.orgId, item.settings, item)}
        initial={toDraft(item.terms)}
        edited={{ itemId: item.id, marker: item.marker }}
        save={updateItem}
      />
    </>
  );
}
