import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { lockOrganization } from "./lock-organization";
import { changedFields, recordChange } from "./record-change";
import { requireUnchanged } from "./require-unchanged";
import type { UpdateInvoiceSettingsInput } from "./schema";
import { invoiceVersion } from "./version";

/**
 * Changes what invoices say. Their count goes on where it is, whatever stands before it: a number is given once and none is
 * left out.
 * @throws EdgeError invalid_request when somebody else has changed it since `began`
 */
export async function updateInvoiceSettings(
  ctx: Context,
  { began, ...after }: UpdateInvoiceSettingsInput,
): Promise<{ changed: number; version: string }> {
  return inOrg(ctx.orgId, async (tx) => {
    const row = await lockOrganization(tx, ctx.orgId);
    const before: typeof after = {
      invoicePrefix: row.invoicePrefix,
      invoiceDays: row.invoiceDays,
      reminderDays: row.reminderDays,
      invoiceTerms: row.invoiceTerms,
      companyName: row.companyName,
      companyAddress: row.companyAddress,
      companyTaxId: row.companyTaxId,
      taxName: row.taxName,
      taxPercent: row.taxPercent?.toString() ?? null,
    };
    const next = { ...after, taxPercent: after.taxPercent && String(Number(after.taxPercent)) };
    const fields = changedFields(before, next);
    if (fields.length === 0) return { changed: 0, version: invoiceVersion(row) };
    requireUnchanged(began, invoiceVersion(row));
    const changed = await tx.organization.update({ where: { id: ctx.orgId }, data: next });
    await recordChange(tx, ctx, { action: "organization.invoice_settings_changed", before, after: next });
    return { changed: fields.length, version: invoiceVersion(changed) };
  });
}
