import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";
import { revenueCsv } from "@/lib/revenue/csv";
import { revenueFilters } from "@/lib/revenue/list-revenue-schema";

/** The list, as filtered, as a file. */
export const GET = staffRoute({
  role: "viewer",
  run: (ctx, request) => {
    const { filters } = readListParams(revenueFilters, new URL(request.url).searchParams);
    return csvAnswer("revenue", streamCsv(...revenueCsv(ctx, filters)));
  },
});
