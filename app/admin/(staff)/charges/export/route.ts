import { chargeCsv } from "@/lib/charges/csv";
import { chargeFilters } from "@/lib/charges/list-charges-schema";
import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";

/** The list, as filtered, as a file. */
export const GET = staffRoute({
  role: "viewer",
  run: (ctx, request) => {
    const { filters } = readListParams(chargeFilters, new URL(request.url).searchParams);
    return csvAnswer("charges", streamCsv(...chargeCsv(ctx, filters)));
  },
});
