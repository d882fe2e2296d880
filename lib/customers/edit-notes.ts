import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { wireId } from "@/lib/wire";
import { lockCustomerOrThrow } from "./queries";

export const editNotesInput = z.object({
  billing_customer_id: wireId,
  notes: z.string().max(4000, "Notes have at most 4,000 characters.").default(""),
});

/**
 * Writes staff's notes about a customer; empty text takes them away.
 * @throws EdgeError unknown_customer
 */
export function editNotes(
  ctx: Context,
  { billing_customer_id: id, notes }: z.infer<typeof editNotesInput>,
): Promise<{ changed: boolean }> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const found = await lockCustomerOrThrow(tx, orgId, { id, field: "billing_customer_id" }, "change");
    const after = notes.trim() || null;
    if (after === found.notes) return { changed: false };
    await tx.billingCustomer.update({ where: { orgId_id: { orgId, id } }, data: { notes: after } });
    await recordAudit(tx, ctx, {
      action: "customer.notes_edited",
      subjectId: id,
      customerId: id,
      details: { before: { notes: found.notes }, after: { notes: after } },
    });
    return { changed: true };
  });
}
