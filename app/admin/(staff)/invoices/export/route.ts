import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";
import { invoiceCsv } from "@/lib/invoices/csv";
import { invoiceFilters } from "@/lib/invoices/list-invoices-schema";

/** The list, as filtered, as a file. */
export const GET = staffRoute({
  role: "viewer",
  run: (ctx, request) => {
    const { filters } = readListParams(invoiceFilters, new URL(request.url).searchParams);
    return csvAnswer("invoices", streamCsv(...invoiceCsv(ctx, filters)));
  },
});
