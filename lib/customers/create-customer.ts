import { recordAudit } from "@/lib/audit/record";
import { getBrandOrThrow } from "@/lib/brands/queries";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { chooseGateway } from "@/lib/gateway-accounts/choose-gateway";
import { getAccountOrThrow, getActiveAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected, isGatewayUnknown } from "@/lib/gateways/errors";
import type { GatewayAccount, GatewayName, SavedMethod } from "@/lib/gateways/types";
import type { BillingCustomer, Brand, Organization } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { isLive } from "@/lib/setup/attempt";
import { toRefusal } from "@/lib/setup/attempt-refusal";
import { type BroughtMethod, bringMethod } from "@/lib/setup/bring-method";
import { initialDue } from "@/lib/setup/due";
import { finishSetup } from "@/lib/setup/finish-setup";
import { step } from "@/lib/step";
import { toContactDetails } from "./contact-fields";
import type { CreateCustomerInput } from "./create-customer-schema";
import { type CustomerTerms, termsOf, updatePending } from "./customer-terms";
import { findOrCreateCustomer } from "./find-or-create-customer";
import { toMethodRef } from "./payment-data";
import { presentCustomer } from "./present";

/** `inDoubt`: the gateway has not said yet whether the initial charge was taken; the reconciler finishes it. */
export type CreatedCustomer = { customer: BillingCustomer; existing: boolean; inDoubt: boolean };

/** What the call comes to before anything is written. */
type Plan = {
  brand: Brand;
  organization: Organization;
  gateway: GatewayName;
  terms: CustomerTerms;
  /** A method to set up: the one that the call brings, or the one that a pending customer has already. */
  wanted: { account: GatewayAccount; ref: string; customerRef?: string; brought: boolean } | null;
};

type Method = { account: GatewayAccount; gateway: GatewayName; method: SavedMethod };

/**
 * Creates the contact's billing customer, or finds it. With `payment_data` the method is checked with the gateway, the initial
 * charge is taken from it where one is required, and the customer is activated, all by `finishSetup`: a repeat, a parallel call
 * and whoever comes after a crash converge on one charge. A pending customer takes the values that the call names, an active
 * one stays as it is; its contact's name and address are the newest ones either way.
 * @throws EdgeError invalid_request, unknown_brand, gateway_not_configured, customer_suspended, payment_data_rejected,
 *   card_declined, authentication_required, payment_method_required, service_unavailable
 */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<CreatedCustomer> {
  const plan = await inOrg(ctx.orgId, (tx) => makePlan(tx, ctx, input));
  const method = await checkMethod(ctx, plan);
  step("create.before_commit");
  const entered = await inOrg(ctx.orgId, (tx) => enter(tx, ctx, input, plan, method));
  step("create.after_commit");
  const { existing } = entered;
  let { setup } = entered;
  // What was begun before must have ended before this method can be charged: there is one set-up at a time.
  for (let inTheWay = ""; setup?.as === "stale" && setup.attemptId !== inTheWay; ) {
    inTheWay = setup.attemptId;
    await finishSetup(ctx, inTheWay);
    ({ setup } = await inOrg(ctx.orgId, (tx) => enter(tx, ctx, input, plan, method)));
  }
  if (setup?.as === "begun") await finishSetup(ctx, setup.attemptId);
  return inOrg(ctx.orgId, (tx) => readResult(tx, ctx, input, { existing, setup }));
}

async function makePlan(tx: Tx, ctx: Context, input: CreateCustomerInput): Promise<Plan> {
  const { orgId } = ctx;
  const brand = await getBrandOrThrow(tx, orgId, input.brand_id);
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
  const known = await tx.billingCustomer.findUnique({
    where: { orgId_contactId: { orgId, contactId: input.contact_id } },
    include: { paymentMethod: true },
  });
  if (known) requireNotSuspended(known);
  const own = known?.status === "active" ? known.gateway : undefined;
  const gateway = await chooseGateway(tx, orgId, input.gateway ?? own);
  const terms = termsOf(input, organization, known);
  const plan = { brand, organization, gateway, terms };
  if (known?.status === "active") return { ...plan, wanted: null };
  if (input.payment_data) {
    const ref = toMethodRef(gateway, input.payment_data);
    const account = await getActiveAccountOrThrow(tx, orgId, gateway);
    return { ...plan, wanted: { account, ...ref, brought: true } };
  }
  const saved = known?.paymentMethod;
  if (!known || saved?.status !== "active" || initialDue({ ...known, ...terms }))
    return { ...plan, wanted: null };
  const account = await getAccountOrThrow(tx, orgId, saved.gatewayAccountId);
  const customerRef = saved.customerRef ? { customerRef: saved.customerRef } : {};
  return {
    ...plan,
    gateway: saved.gateway,
    wanted: { account, ref: saved.ref, ...customerRef, brought: false },
  };
}

/** The method as the gateway shows it now; nobody is activated with one that cannot be charged. */
async function checkMethod(ctx: Context, { gateway, wanted }: Plan): Promise<Method | null> {
  if (!wanted) return null;
  const { account, brought, ...ref } = wanted;
  const method = await gatewayFor(gateway)
    .readMethod(account, ref)
    .catch((error: unknown) => {
      if (!isGatewayUnknown(error) && !isGatewayRejected(error)) throw error;
      log().error({ err: error, requestId: ctx.requestId }, "A brought payment method could not be checked");
      throw new EdgeError("service_unavailable", "The payment provider cannot be reached at the moment.", {
        cause: error,
      });
    });
  if (method) return { account, gateway, method };
  if (!brought) return null;
  throw new EdgeError(
    "payment_data_rejected",
    "payment_data names no payment method that the gateway knows and can charge.",
    { field: "payment_data" },
  );
}

type Entered = { existing: boolean; setup: BroughtMethod | null };

/** The customer's row, and what is begun for it, in one transaction. */
async function enter(
  tx: Tx,
  ctx: Context,
  input: CreateCustomerInput,
  plan: Plan,
  method: Method | null,
): Promise<Entered> {
  const { orgId } = ctx;
  const { brand, gateway, terms } = plan;
  const wanted = { orgId, contactId: input.contact_id, brandId: brand.id, gateway, ...terms };
  const found = await findOrCreateCustomer(tx, wanted, toContactDetails(input));
  const existing = !found.created;
  requireNotSuspended(found.customer);
  if (found.customer.status === "active") return { existing, setup: null };
  const customer = found.created
    ? found.customer
    : await updatePending(tx, found.customer, { brandId: brand.id, gateway, ...terms });
  if (found.created)
    await recordAudit(tx, ctx, {
      action: "customer.created",
      subjectId: customer.id,
      customerId: customer.id,
      details: { brand_id: brand.id, gateway },
    });
  if (!method) return { existing, setup: null };
  return { existing, setup: await bringMethod(tx, { ...plan, ...method, customer }) };
}

function requireNotSuspended({ status }: BillingCustomer): void {
  if (status === "suspended")
    throw new EdgeError("customer_suspended", "The billing customer of this contact is suspended.", {
      field: "contact_id",
    });
}

/** How the customer stands now. @throws EdgeError when this call's method was refused */
async function readResult(
  tx: Tx,
  { orgId }: Context,
  input: CreateCustomerInput,
  { existing, setup }: Entered,
): Promise<CreatedCustomer> {
  const customer = await tx.billingCustomer.findUniqueOrThrow({
    where: { orgId_contactId: { orgId, contactId: input.contact_id } },
  });
  if (!setup) return { customer, existing, inDoubt: false };
  const attempt = await tx.setupAttempt.findUniqueOrThrow({
    where: { orgId_id: { orgId, id: setup.attemptId } },
  });
  // An earlier attempt's end says nothing about the method of this call.
  if (attempt.status === "failed" && setup.as === "begun")
    throw toRefusal(attempt, { ...presentCustomer(customer) });
  return { customer, existing, inDoubt: customer.status === "pending" && isLive(attempt) };
}
