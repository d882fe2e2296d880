import { listEnrollments } from "@/lib/enrollments/list-enrollments";
import { listEnrollmentsReference } from "@/lib/enrollments/list-enrollments.reference";
import { presentListedEnrollments } from "@/lib/enrollments/present";
import { listEnrollmentsInput } from "@/lib/enrollments/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** A page of enrollments, newest first. */
export const POST = edgeAction({
  name: "getEnrollments",
  reference: listEnrollmentsReference,
  schema: listEnrollmentsInput,
  writes: false,
  run: listEnrollments,
  present: presentListedEnrollments,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
