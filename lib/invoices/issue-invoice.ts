import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Charge } from "@/lib/generated/prisma/client";

export type IssuedInvoice = {
  id: string;
  number: string;
  /** The hosted page on which the customer pays or confirms. */
  url: string;
  /** The customer's e-mail address; null when it is not known: then no mail is written. */
  sentTo: string | null;
};

/**
 * Makes, or finds, the invoice of a charge that waits for its customer: numbered, mailed, published, in the caller's
 * transaction. Whoever comes second finds the first one's.
 */
export async function issueInvoice(_tx: Tx, _ctx: Context, _charge: Charge): Promise<IssuedInvoice> {
  throw new Error("not written");
}
