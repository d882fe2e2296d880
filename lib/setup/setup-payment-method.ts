import { recordAudit } from "@/lib/audit/record";
import { getBrandOrThrow } from "@/lib/brands/queries";
import type { Context } from "@/lib/context";
import { toContactDetails } from "@/lib/customers/contact-fields";
import { findOrCreateCustomer } from "@/lib/customers/find-or-create-customer";
import { getCustomerOrThrow } from "@/lib/customers/queries";
import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { chooseGateway } from "@/lib/gateway-accounts/choose-gateway";
import type { ClientSetup } from "@/lib/gateways/types";
import type { BillingCustomer, Brand } from "@/lib/generated/prisma/client";
import { resolveLocale } from "@/lib/i18n/locales";
import { requireNotHeldBack } from "./api-limits";
import { type ClaimedAttempt, claimAttempt } from "./claim-attempt";
import { finishSetup } from "./finish-setup";
import { openApiLink } from "./open-api-link";
import { openForm, type ReturnTo } from "./open-form";
import type { SetupPaymentMethodInput } from "./schema";

/** What the integrator's own form is made of. */
export type PreparedMethod = {
  customerId: string;
  /** The SetupIntent or the setup token. */
  ref: string;
  customerRef: string | null;
  client: ClientSetup;
};

type Claimed = { claimed: ClaimedAttempt; customer: BillingCustomer; brand: Brand };

/**
 * The first of the two steps of an integrator with its own form: makes the object at the gateway that saves a method, or finds
 * it again, and the pending billing customer where the contact is new. Nothing is charged by it; `confirmPaymentMethod` is the
 * second step, and whatever the customer completes without it is found by webhook and reconciler as on the hosted page.
 * @throws EdgeError invalid_request, unknown_brand, unknown_customer, gateway_not_configured, customer_suspended,
 *   rate_limited, service_unavailable
 */
export async function setupPaymentMethod(
  ctx: Context,
  input: SetupPaymentMethodInput,
): Promise<PreparedMethod> {
  let { claimed, customer, brand } = await inOrg(ctx.orgId, (tx) => claim(tx, ctx, input));
  if (claimed.as === "stale" || claimed.as === "undecided") {
    // What was begun before must have ended before this can begin: there is one set-up at a time.
    await finishSetup(ctx, claimed.attemptId);
    ({ claimed, customer, brand } = await inOrg(ctx.orgId, (tx) => claim(tx, ctx, input)));
  }
  if (claimed.as === "ready") {
    const { gatewayRef, gatewayCustomerRef, customerId } = claimed.attempt;
    return { customerId, ref: gatewayRef ?? "", customerRef: gatewayCustomerRef, client: claimed.client };
  }
  const begun = claimed.as === "row" ? await openForm(ctx, claimed, returnTo(brand)) : null;
  if (!begun)
    throw new EdgeError(
      "service_unavailable",
      "An earlier set-up of this customer is still being checked at the payment provider.",
      { retryAfterSeconds: 5 },
    );
  return {
    customerId: customer.id,
    ref: begun.ref,
    customerRef: begun.customerRef ?? null,
    client: begun.client,
  };
}

async function claim(tx: Tx, ctx: Context, input: SetupPaymentMethodInput): Promise<Claimed> {
  const { orgId } = ctx;
  const brand = await getBrandOrThrow(tx, orgId, input.brand_id);
  const contactId = await contactOf(tx, orgId, input);
  const known = await tx.billingCustomer.findUnique({ where: { orgId_contactId: { orgId, contactId } } });
  // An active customer who names no gateway replaces the method where it has one.
  const own = known?.status === "active" ? known.gateway : undefined;
  const gateway = await chooseGateway(tx, orgId, input.gateway ?? own);
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
  const wanted = {
    orgId,
    contactId,
    brandId: brand.id,
    gateway,
    allowTrigger: true,
    requireInitial: organization.requireInitialCharge,
    initialAmount: organization.initialAmount,
    currency: organization.currency,
  };
  const found = await findOrCreateCustomer(tx, wanted, toContactDetails(input));
  if (found.customer.status === "suspended")
    throw new EdgeError("customer_suspended", "The billing customer of this contact is suspended.", {
      field: input.bc_id === undefined ? "contact_id" : "bc_id",
    });
  await requireNotHeldBack(tx, { orgId, customerId: found.customer.id });
  const customer = await takeUp(tx, found.customer, { brandId: brand.id, gateway });
  const link = await openApiLink(tx, customer, { brandId: brand.id, gateway, organization });
  const claimed = await claimAttempt(tx, ctx, link, resolveLocale({ brand: brand.locale }));
  if (claimed.as === "row")
    await recordAudit(tx, ctx, {
      action: "customer.setup_built",
      subjectId: customer.id,
      customerId: customer.id,
      details: { brand_id: brand.id, gateway, channel: "api", existing: !found.created },
    });
  return { claimed, customer, brand };
}

/** The contact that is meant, by whichever of its two ids the call names. */
async function contactOf(tx: Tx, orgId: string, input: SetupPaymentMethodInput): Promise<string> {
  const { bc_id: id, contact_id: contactId } = input;
  if (id === undefined) {
    if (contactId !== undefined) return contactId;
    throw new EdgeError("invalid_request", "contact_id is required, unless bc_id is given.", {
      field: "contact_id",
    });
  }
  const customer = await getCustomerOrThrow(tx, orgId, { id, field: "bc_id" });
  if (contactId === undefined || customer.contactId === contactId) return customer.contactId;
  throw new EdgeError("invalid_request", "bc_id must be the billing customer of contact_id.", {
    field: "bc_id",
  });
}

/** While a customer is pending, the newest call says where it belongs. */
async function takeUp(
  tx: Tx,
  customer: BillingCustomer,
  values: Pick<BillingCustomer, "brandId" | "gateway">,
): Promise<BillingCustomer> {
  if (customer.status !== "pending") return customer;
  return tx.billingCustomer.update({
    where: { orgId_id: { orgId: customer.orgId, id: customer.id } },
    data: values,
  });
}

/** PayPal sends the payer back somewhere: to the brand, else to a page that says that there is nothing more to do. */
function returnTo(brand: Brand): ReturnTo {
  const own = `${env().APP_URL}/approved?locale=${resolveLocale({ brand: brand.locale })}`;
  return { returnUrl: brand.returnUrl ?? own, cancelUrl: brand.returnUrl ?? `${own}&cancelled=1` };
}
