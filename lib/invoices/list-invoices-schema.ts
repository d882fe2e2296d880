import { z } from "zod";
import { listSchema, wireDay, wireTerm } from "@/lib/lists/schema";

/** What the page of invoices takes from its address. `due`: unpaid, and due before now or within seven days. */
export const invoiceFilters = listSchema({
  q: wireTerm,
  status: z.enum(["draft", "sent", "paid", "overdue", "void"]),
  due: z.enum(["past", "week"]),
  customer: z.string().max(100),
  from: wireDay,
  to: wireDay,
});

export type InvoiceFilters = z.infer<typeof invoiceFilters>;
