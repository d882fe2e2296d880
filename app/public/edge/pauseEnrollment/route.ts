import { pauseEnrollmentReference } from "@/lib/enrollments/change-status.reference";
import { pauseEnrollment } from "@/lib/enrollments/pause-enrollment";
import { presentChangedEnrollment } from "@/lib/enrollments/present";
import { enrollmentChangeInput } from "@/lib/enrollments/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** Keeps an enrollment from being fired until it is resumed. */
export const POST = edgeAction({
  name: "pauseEnrollment",
  reference: pauseEnrollmentReference,
  schema: enrollmentChangeInput,
  writes: true,
  run: pauseEnrollment,
  present: presentChangedEnrollment,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
