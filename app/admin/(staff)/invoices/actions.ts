"use server";

import { staffAction } from "@/lib/http/staff-action";
import { callOffInvoice } from "@/lib/invoices/call-off-invoice";
import { resendInvoice, resendInvoiceInput } from "@/lib/invoices/resend-invoice";
import { voidInvoiceInput } from "@/lib/invoices/schema";

export const resend = staffAction({ role: "operator", schema: resendInvoiceInput, run: resendInvoice });

export const callOff = staffAction({
  role: "admin",
  schema: voidInvoiceInput.omit({ org_id: true }),
  run: async (ctx, input) => {
    const { status } = await callOffInvoice(ctx, { ...input, org_id: ctx.orgId });
    return { status };
  },
});
