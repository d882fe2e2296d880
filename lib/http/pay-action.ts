import type { z } from "zod";
import type { Context } from "@/lib/context";
import { EdgeError } from "@/lib/errors";
import { findOrganizationOfInvoice } from "@/lib/invoices/find-invoice";
import { pageContext } from "./page-action";
import { type PagePost, pagePost } from "./page-post";

type Params = { invoice: string };

/** A POST of the hosted pay page; its address is the invoice's id. */
export function payAction<Schema extends z.ZodObject>(action: PagePost<Schema, string>) {
  return pagePost(locateInvoice, action);
}

/**
 * Acts as whoever holds the invoice's address: nobody else is named in it.
 * @throws EdgeError unknown_invoice
 */
export async function locateInvoice(
  { invoice }: Params,
  requestId: string,
  headers: Headers,
): Promise<{ ctx: Context; address: string }> {
  const orgId = await findOrganizationOfInvoice(invoice);
  if (!orgId) throw new EdgeError("unknown_invoice", "There is no such page.");
  return { address: invoice, ctx: pageContext(orgId, invoice, requestId, headers) };
}
