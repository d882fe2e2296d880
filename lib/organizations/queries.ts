import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { money, toDecimalString } from "@/lib/money";
import { edgeVersion, invoiceVersion } from "./version";
import type { InvoiceSettingsView, SettingsView } from "./view";

/** The organization's settings as the form shows them. */
export async function getSettings({
  orgId,
}: Context): Promise<{ edge: SettingsView; invoices: InvoiceSettingsView }> {
  return inOrg(orgId, async (tx) => {
    const row = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
    const accounts = await tx.gatewayAccount.findMany({
      where: { orgId, status: "active" },
      select: { gateway: true },
      orderBy: { gateway: "asc" },
    });
    const decimal = (minor: number) => toDecimalString(money(minor, row.currency));
    return {
      edge: {
        version: edgeVersion(row),
        name: row.name,
        currency: row.currency,
        currencyFixed: await hasCharged(tx, orgId),
        requireInitialCharge: row.requireInitialCharge,
        initialAmount: decimal(row.initialAmount),
        minimumInitialAmount: decimal(row.minimumInitialAmount),
        maxCaptureAmount: decimal(row.maxCaptureAmount),
        captureMode: row.captureMode,
        cooldownSeconds: row.cooldownSeconds,
        failureLimit: row.failureLimit,
        linkDays: row.linkDays,
        signedLinks: row.signedLinks,
        defaultGateway: row.defaultGateway,
        gateways: accounts.map(({ gateway }) => gateway),
      },
      invoices: {
        version: invoiceVersion(row),
        invoicePrefix: row.invoicePrefix,
        nextNumber: toInvoiceNumber(row.invoicePrefix, row.invoiceSequence + 1),
        invoiceDays: row.invoiceDays,
        reminderDays: row.reminderDays,
        invoiceTerms: row.invoiceTerms,
        companyName: row.companyName,
        companyAddress: row.companyAddress,
        companyTaxId: row.companyTaxId,
        taxName: row.taxName,
        taxPercent: row.taxPercent?.toString() ?? null,
      },
    };
  });
}

/** Whether money was ever asked for: from then on the currency stays. */
export async function hasCharged(tx: Tx, orgId: string): Promise<boolean> {
  return (await tx.charge.findFirst({ where: { orgId }, select: { id: true } })) !== null;
}

/** As `next_invoice_number` writes it in the database. */
function toInvoiceNumber(prefix: string, count: number): string {
  return prefix + String(count).padStart(6, "0");
}
