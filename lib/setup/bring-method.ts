import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { GatewayAccount, GatewayName, SavedMethod } from "@/lib/gateways/types";
import type { BillingCustomer, Brand, Organization } from "@/lib/generated/prisma/client";
import { resolveLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import { findLiveAttempt } from "./attempt";
import { openApiLink, supersedeLinks } from "./open-api-link";
import { inSeconds, secondsToNextCheck } from "./schedule";
import { storeMethod } from "./store-method";

type Brought = {
  customer: BillingCustomer;
  brand: Brand;
  organization: Organization;
  gateway: GatewayName;
  account: GatewayAccount;
  /** As the gateway has just shown it. */
  method: SavedMethod;
};

/** `begun`: this method's attempt stands. `stale`: another one is in the way, and has to be finished first. */
export type BroughtMethod = { as: "begun" | "stale"; attemptId: string };

/**
 * Begins the set-up of a method that the integrator brought, for a pending customer that the caller has locked: there is
 * nothing to complete, so `finishSetup` only charges and activates. The method is stored before anything is charged, and the
 * attempt is due for the reconciler, should nobody come back to it. The same method again finds the attempt that is under way.
 * @throws EdgeError payment_data_rejected when the method is another customer's
 */
export async function bringMethod(tx: Tx, input: Brought): Promise<BroughtMethod> {
  const { customer, brand, gateway, account, method } = input;
  const { orgId, id: customerId } = customer;
  const live = await findLiveAttempt(tx, orgId, customerId);
  if (live) {
    const brought = !live.gatewayRef && live.paymentMethod;
    const same = brought && brought.ref === method.ref && live.gatewayAccountId === account.id;
    if (same) return { as: "begun", attemptId: live.id };
    // A form gives way. Another brought method is carried to its end: were each to end the other, none would be charged.
    if (!brought) await supersedeLinks(tx, customer);
    return { as: "stale", attemptId: live.id };
  }
  const at = { gateway, gatewayAccountId: account.id, mode: account.mode };
  const stored = await storeMethod(tx, { orgId, customerId, ...at }, method);
  if (stored.customerId !== customerId)
    throw new EdgeError(
      "payment_data_rejected",
      "payment_data names a payment method of another billing customer.",
      { field: "payment_data" },
    );
  const link = await openApiLink(tx, customer, { ...input, brandId: brand.id });
  const attemptId = newId("att");
  await tx.setupAttempt.create({
    data: {
      orgId,
      id: attemptId,
      linkId: link.id,
      customerId,
      itemId: link.itemId,
      ...at,
      purpose: "activate",
      status: "processing",
      paymentMethodId: stored.id,
      gatewayCustomerRef: method.customerRef ?? null,
      locale: resolveLocale({ brand: brand.locale }),
      nextCheckAt: inSeconds(secondsToNextCheck({ checks: 0, inDoubt: true, tried: true })),
    },
  });
  return { as: "begun", attemptId };
}
