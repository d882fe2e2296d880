import { edgeAction } from "@/lib/http/edge-action";
import { callOffInvoice } from "@/lib/invoices/call-off-invoice";
import { presentInvoice, statusOfInvoice } from "@/lib/invoices/present";
import { voidInvoiceInput } from "@/lib/invoices/schema";
import { voidInvoiceReference } from "@/lib/invoices/void-invoice.reference";

/** An invoice, called off: its customer can no longer pay it. */
export const POST = edgeAction({
  name: "voidInvoice",
  reference: voidInvoiceReference,
  schema: voidInvoiceInput,
  writes: true,
  run: callOffInvoice,
  present: presentInvoice,
  statusOf: statusOfInvoice,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
