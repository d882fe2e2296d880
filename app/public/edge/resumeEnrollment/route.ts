import { resumeEnrollmentReference } from "@/lib/enrollments/change-status.reference";
import { presentChangedEnrollment } from "@/lib/enrollments/present";
import { resumeEnrollment } from "@/lib/enrollments/resume-enrollment";
import { enrollmentChangeInput } from "@/lib/enrollments/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** Lets a paused enrollment be fired again. */
export const POST = edgeAction({
  name: "resumeEnrollment",
  reference: resumeEnrollmentReference,
  schema: enrollmentChangeInput,
  writes: true,
  run: resumeEnrollment,
  present: presentChangedEnrollment,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
