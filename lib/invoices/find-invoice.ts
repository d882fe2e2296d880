import { pool, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { PaymentMethod, Prisma } from "@/lib/generated/prisma/client";
import { isUnpaid } from "./status";

/** What the browser holds: the mark of the one that pressed the button. */
export type PayVisitor = { receipt?: string };

const INVOICE_PARTS = {
  charge: { include: { item: true, paymentMethod: true } },
  customer: { include: { contact: true, paymentMethod: true, organization: true, brand: true } },
} as const satisfies Prisma.InvoiceInclude;

export type FoundInvoice = Prisma.InvoiceGetPayload<{ include: typeof INVOICE_PARTS }>;

/** Whether this can be an address of ours at all; whatever else a URL may hold never reaches the database. */
function isInvoiceId(invoiceId: string): boolean {
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

/** @throws EdgeError unknown_invoice */
export async function getInvoiceOrThrow(tx: Tx, orgId: string, id: string): Promise<FoundInvoice> {
  const invoice = await findInvoice(tx, orgId, id);
  if (!invoice) throw new EdgeError("unknown_invoice", "There is no such invoice.");
  return invoice;
}

/**
 * The invoice as it stands once nobody else is changing its customer or its charge, both locked until the transaction ends:
 * suspending waits for those who are about to pay, and they for it. Whoever pays or voids an invoice has its charge locked.
 * @throws EdgeError unknown_invoice
 */
export async function lockInvoice(tx: Tx, orgId: string, id: string): Promise<FoundInvoice> {
  const { customerId, chargeId } = await getInvoiceOrThrow(tx, orgId, id);
  await tx.$executeRaw`select 1 from billing_customer where org_id = ${orgId} and id = ${customerId} for share`;
  await tx.$executeRaw`select 1 from charge where org_id = ${orgId} and id = ${chargeId} for no key update`;
  return getInvoiceOrThrow(tx, orgId, id);
}

/** Whether the customer can pay it now. One that is being called off is closed from the moment that was asked for. */
export function isPayable({ status, voidReason, charge, customer }: FoundInvoice): boolean {
  if (!isUnpaid({ status }) || voidReason !== null) return false;
  return charge.status === "pending_client_action" && customer.status !== "suspended";
}

/** The customer's method of today where it is of the account that the charge is made with; else the charge's own. */
export function methodOf({ charge, customer }: FoundInvoice): PaymentMethod | null {
  const current = customer.paymentMethod;
  const fits = current?.status === "active" && current.gatewayAccountId === charge.gatewayAccountId;
  return fits ? current : charge.paymentMethod;
}
