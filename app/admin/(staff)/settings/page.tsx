import type { Metadata } from "next";
import { PageHeader } from "@/components/admin/kit/page-header";
import { EdgeSettings } from "@/components/admin/settings/edge-settings";
import { InvoiceSettings } from "@/components/admin/settings/invoice-settings";
import { requireStaff } from "@/lib/auth/staff/require-staff";
import { covers } from "@/lib/auth/staff/roles";
import { getSettings } from "@/lib/organizations/queries";
import { updateInvoiceSettings, updateSettings } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { ctx, role } = await requireStaff("viewer");
  const mayWrite = covers(role, "owner");
  const { edge, invoices } = await getSettings(ctx);
  return (
    <>
      <PageHeader
        title="Settings"
        about={
          mayWrite
            ? "How Edge charges for this organization. What has begun keeps the terms under which it began."
            : "How Edge charges for this organization. Only an owner may change it."
        }
      />
      <EdgeSettings settings={edge} mayWrite={mayWrite} save={updateSettings} />
      <InvoiceSettings settings={invoices} mayWrite={mayWrite} save={updateInvoiceSettings} />
    </>
  );
}
