import { enroll } from "@/lib/enrollments/enroll";
import { enrollReference } from "@/lib/enrollments/enroll.reference";
import { presentEnrolled } from "@/lib/enrollments/present";
import { enrollInput } from "@/lib/enrollments/schema";
import { edgeAction } from "@/lib/http/edge-action";

/** A billing customer's enrollment in a trigger item, made or found. */
export const POST = edgeAction({
  name: "enroll",
  reference: enrollReference,
  schema: enrollInput,
  writes: true,
  run: enroll,
  present: presentEnrolled,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
