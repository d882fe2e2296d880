import type { Context } from "@/lib/context";
import { getCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isLive } from "./attempt";
import { toRefusal } from "./attempt-refusal";
import { finishSetup } from "./finish-setup";
import type { ConfirmPaymentMethodInput } from "./schema";

const CONFIRMED_PARTS = {
  customer: true,
  paymentMethod: true,
  charge: { include: { revenue: true } },
} as const satisfies Prisma.SetupAttemptInclude;

/** The set-up as it stands now: succeeded, or in doubt. */
export type ConfirmedMethod = Prisma.SetupAttemptGetPayload<{ include: typeof CONFIRMED_PARTS }>;

/**
 * The second of the two steps of an integrator with its own form: asks the gateway what became of the newest set-up, takes the
 * initial charge if one is due, and activates; or gives an active customer the new method. It is `finishSetup`, so a webhook or
 * the reconciler may have done it before, and a repeat answers the same.
 * @throws EdgeError unknown_customer, customer_suspended, unknown_setup, setup_not_completed, card_declined,
 *   authentication_required, payment_method_required
 */
export async function confirmPaymentMethod(
  ctx: Context,
  input: ConfirmPaymentMethodInput,
): Promise<ConfirmedMethod> {
  const begun = await inOrg(ctx.orgId, (tx) => findNewest(tx, ctx, input));
  if (isLive(begun)) await finishSetup(ctx, begun.id);
  const now = await inOrg(ctx.orgId, (tx) =>
    tx.setupAttempt.findUniqueOrThrow({
      where: { orgId_id: { orgId: ctx.orgId, id: begun.id } },
      include: CONFIRMED_PARTS,
    }),
  );
  switch (now.status) {
    case "succeeded":
    case "processing":
      return now;
    case "failed":
      throw toRefusal(now, { billing_customer_id: now.customerId, bc_status: now.customer.status });
    case "cancelled":
      throw unknownSetup();
    case "created":
    case "open":
      throw new EdgeError(
        "setup_not_completed",
        "The customer has not completed this set-up at the gateway yet.",
      );
  }
}

async function findNewest(tx: Tx, { orgId }: Context, input: ConfirmPaymentMethodInput) {
  const field = "billing_customer_id";
  const customer = await getCustomerOrThrow(tx, orgId, { id: input.billing_customer_id, field });
  if (customer.status === "suspended")
    throw new EdgeError("customer_suspended", "The billing customer is suspended.", { field });
  const newest = await tx.setupAttempt.findFirst({
    where: {
      orgId,
      customerId: customer.id,
      link: { channel: "api" },
      // Else the integrator brought the method, and there was nothing to confirm.
      gatewayRef: { not: null },
      ...(input.gateway ? { gateway: input.gateway } : {}),
    },
    orderBy: { createdAt: "desc" },
  });
  if (!newest) throw unknownSetup();
  return newest;
}

function unknownSetup(): EdgeError {
  return new EdgeError(
    "unknown_setup",
    "billing_customer_id names a billing customer for whom no set-up is under way: setupPaymentMethod begins one.",
    { field: "billing_customer_id" },
  );
}
