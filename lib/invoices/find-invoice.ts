import { pool, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** What the browser holds: the mark of the one that pressed the button. */
export type PayVisitor = { receipt?: string };

const INVOICE_PARTS = {
  charge: { include: { item: true, paymentMethod: true } },
  customer: { include: { contact: true, paymentMethod: true, organization: true, brand: true } },
} as const satisfies Prisma.InvoiceInclude;

export type FoundInvoice = Prisma.InvoiceGetPayload<{ include: typeof INVOICE_PARTS }>;

/** Whether this can be an address of ours at all; whatever else a URL may hold never reaches the database. */
export function isInvoiceId(invoiceId: string): boolean {
  return /^inv_[A-Za-z0-9_-]{1,100}$/.test(invoiceId);
}

/** The organization whose invoice this is: what a pay page's address does not say. Null where there is none. */
export async function findOrganizationOfInvoice(invoiceId: string): Promise<string | null> {
  if (!isInvoiceId(invoiceId)) return null;
  const { rows } = await pool().query<{ org_id: string | null }>({
    name: "organization_of_invoice",
    text: "select organization_of_invoice($1) as org_id",
    values: [invoiceId],
  });
  return rows[0]?.org_id ?? null;
}

/** The invoice with its charge, customer and brand; null when it is not the organization's. */
export function findInvoice(tx: Tx, orgId: string, id: string): Promise<FoundInvoice | null> {
  return tx.invoice.findUnique({ where: { orgId_id: { orgId, id } }, include: INVOICE_PARTS });
}
