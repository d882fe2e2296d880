import { inOrg } from "@/lib/db";
import type { FramePolicy } from "@/lib/setup/get-frame-policy";
import { findInvoice, findOrganizationOfInvoice } from "./find-invoice";

/** Which provider's hosts the pay page needs, and who may embed it; null where there is no such page. */
export async function getPayFramePolicy(invoiceId: string): Promise<FramePolicy | null> {
  const orgId = await findOrganizationOfInvoice(invoiceId);
  if (!orgId) return null;
  const invoice = await inOrg(orgId, (tx) => findInvoice(tx, orgId, invoiceId));
  if (!invoice) return null;
  const { brand } = invoice.customer;
  return { gateway: invoice.charge.gateway, embedOrigins: brand.embedOrigins, brandLocale: brand.locale };
}
