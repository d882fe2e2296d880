import { cancelEnrollment } from "@/lib/enrollments/cancel-enrollment";
import { cancelEnrollmentReference } from "@/lib/enrollments/change-status.reference";
import { presentChangedEnrollment } from "@/lib/enrollments/present";
import { enrollmentChangeInput } from "@/lib/enrollments/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** Ends an enrollment for good. */
export const POST = edgeAction({
  name: "cancelEnrollment",
  reference: cancelEnrollmentReference,
  schema: enrollmentChangeInput,
  writes: true,
  run: cancelEnrollment,
  present: presentChangedEnrollment,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
