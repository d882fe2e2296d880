import { customerCsv } from "@/lib/customers/csv";
import { customerFilters } from "@/lib/customers/list-customers-schema";
import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";

/** The list of customers, as filtered, as a file. */
export const GET = staffRoute({
  role: "viewer",
  run: (ctx, request) => {
    const { filters } = readListParams(customerFilters, new URL(request.url).searchParams);
    return csvAnswer("customers", streamCsv(...customerCsv(ctx, filters)));
  },
});
