import type { Metadata } from "next";
import { ItemForm } from "@/components/admin/items/item-form";
import { PageHeader } from "@/components/admin/kit/page-header";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { formAbout } from "@/lib/items/form-about";
import { readItemSettings } from "@/lib/items/staff-items";
import { emptyDraft } from "@/lib/items/view";
import { createItem } from "../actions";

export const metadata: Metadata = { title: "New item" };

export default async function NewItemPage() {
  const { ctx } = await requireStaff("admin");
  const settings = await readItemSettings(ctx);
  return (
    <>
      <PageHeader title="New item" about="What is charged, and when. Nothing is charged by making it." />
      <ItemForm
        {...formAbout(ctx.orgId, settings, null)}
        initial={emptyDraft(settings)}
        edited={null}
        save={createItem}
      />
    </>
  );
}
