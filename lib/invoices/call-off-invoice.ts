import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { type FoundInvoice, findInvoice, getInvoiceOrThrow } from "./find-invoice";
import type { VoidInvoiceInput } from "./schema";
import { isUnpaid } from "./status";
import { voidInvoice } from "./void-invoice";

/**
 * Calls an invoice off for the integrator or for staff, so that its customer can no longer pay it. One that is void already
 * stays as it is; one that somebody may just have paid stays open until the gateway has said so, and is void by itself then.
 * @throws EdgeError unknown_invoice; invoice_paid; service_unavailable when the gateway cannot be asked
 */
export async function callOffInvoice(ctx: Context, input: VoidInvoiceInput): Promise<FoundInvoice> {
  const { orgId } = ctx;
  const id = input.invoice_id;
  const found = await inOrg(orgId, (tx) => findInvoice(tx, orgId, id));
  if (!found)
    throw new EdgeError("unknown_invoice", "invoice_id names no invoice of this organization.", {
      field: "invoice_id",
    });
  if (isUnpaid(found)) await voidInvoice(ctx, id, input.reason || null);
  const invoice = await inOrg(orgId, (tx) => getInvoiceOrThrow(tx, orgId, id));
  if (invoice.status === "paid")
    throw new EdgeError("invoice_paid", "The invoice has been paid: refund its charge instead.", {
      field: "invoice_id",
    });
  return invoice;
}
