import type { InvoiceStatus } from "@/lib/generated/prisma/enums";
import type { Moves } from "@/lib/states";

/**
 * `draft`: it can be paid at its address, but nobody was mailed, for no e-mail address is known. Paid once and for good;
 * what was called off stays so, because its charge can take no money any more.
 */
export const INVOICE_MOVES: Moves<InvoiceStatus> = {
  draft: ["sent", "overdue", "paid", "void"],
  sent: ["overdue", "paid", "void"],
  overdue: ["paid", "void"],
  paid: [],
  void: [],
};

/** The customer is asked to pay. */
export const UNPAID = ["draft", "sent", "overdue"] as const satisfies readonly InvoiceStatus[];

export function isUnpaid({ status }: { status: InvoiceStatus }): boolean {
  return (UNPAID as readonly string[]).includes(status);
}
