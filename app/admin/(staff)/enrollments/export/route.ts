import { enrollmentCsv } from "@/lib/enrollments/csv";
import { enrollmentFilters } from "@/lib/enrollments/list-enrollment-rows-schema";
import { csvAnswer, streamCsv } from "@/lib/http/csv";
import { readListParams } from "@/lib/http/list-params";
import { staffRoute } from "@/lib/http/staff-route";

/** The list, as filtered, as a file. */
export const GET = staffRoute({
  role: "viewer",
  run: (ctx, request) => {
    const { filters } = readListParams(enrollmentFilters, new URL(request.url).searchParams);
    return csvAnswer("enrollments", streamCsv(...enrollmentCsv(ctx, filters)));
  },
});
