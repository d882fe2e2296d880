import { edgeAction } from "@/lib/http/edge-action";
import { buildSetup } from "@/lib/setup/build-setup";
import { buildSetupReference } from "@/lib/setup/build-setup.reference";
import { presentBuiltSetup } from "@/lib/setup/present";
import { buildSetupInput } from "@/lib/setup/schema";

/** A pending billing customer for a contact, and the hosted page where the customer completes it. */
export const POST = edgeAction({
  name: "buildCustomerProfileSetup",
  reference: buildSetupReference,
  schema: buildSetupInput,
  writes: true,
  provesKey: true,
  run: buildSetup,
  present: presentBuiltSetup,
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
