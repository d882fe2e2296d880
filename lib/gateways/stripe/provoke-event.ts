import type { GatewayAccount, ProvokedEvent } from "../types";
import type { StripeClients } from "./client";
import { asking } from "./errors";

/** A SetupIntent of nobody's that is cancelled as soon as it is made: `setup_intent.canceled` tells of it. */
export async function provokeStripeEvent(
  clients: StripeClients,
  account: GatewayAccount,
  probeId: string,
): Promise<ProvokedEvent> {
  const stripe = clients(account);
  return asking("making an event", async () => {
    const { id } = await stripe.setupIntents.create(
      { allowed_payment_method_types: ["card"], metadata: { edge_doctor: probeId } },
      { idempotencyKey: `${probeId}:probe` },
    );
    await stripe.setupIntents.cancel(
      id,
      { cancellation_reason: "abandoned" },
      { idempotencyKey: `${probeId}:probe:cancel` },
    );
    return { setupRef: id };
  });
}
