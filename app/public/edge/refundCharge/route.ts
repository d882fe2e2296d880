import { edgeAction } from "@/lib/http/edge-action";
import { presentRefund } from "@/lib/refunds/present";
import { refundCharge } from "@/lib/refunds/refund-charge";
import { refundChargeReference } from "@/lib/refunds/refund-charge.reference";
import { refundChargeInput } from "@/lib/refunds/schema";

/** A charge's money, given back in whole or in part. */
export const POST = edgeAction({
  name: "refundCharge",
  reference: refundChargeReference,
  schema: refundChargeInput,
  writes: true,
  run: refundCharge,
  present: presentRefund,
  statusOf: ({ refund }) => (refund.status === "processing" ? 202 : 200),
});

// The action answers other methods itself, as the documentation says.
export { POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
