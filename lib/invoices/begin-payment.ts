import { finishCharge } from "@/lib/charges/finish-charge";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import type { BegunPayment, ClientPayment, GatewayAccount } from "@/lib/gateways/types";
import { log } from "@/lib/log";
import type { Locale } from "@/lib/setup/view";
import { step } from "@/lib/step";
import { type FoundInvoice, getInvoiceOrThrow, isPayable } from "./find-invoice";
import { isPaymentHeldBack } from "./limits";
import { payReturnPath } from "./pay-path";
import { toPayRequest } from "./pay-request";

export type BeginPaymentInput = { invoiceId: string; locale: Locale };

/** `elsewhere`: the invoice's state has moved on, and the page shall show that. */
export type BeginPaymentResult =
  | { next: "form"; attempt: number; client: ClientPayment }
  | { next: "elsewhere" };

type Ready = { invoice: FoundInvoice; account: GatewayAccount };

/** An object that has ended is replaced by one of the next attempt, which no one can have ended already. */
const MOST_OBJECTS = 2;

/**
 * Makes the one object with which the customer pays this invoice, or finds it again. Two tabs, a reload and a repeat after
 * a crash all get the same object, because the provider's key is the charge's id and attempt.
 * @throws EdgeError unknown_invoice; service_unavailable when the gateway cannot be reached or refuses
 */
export async function beginPayment(
  ctx: Context,
  { invoiceId, locale }: BeginPaymentInput,
): Promise<BeginPaymentResult> {
  for (let objects = 0; objects < MOST_OBJECTS; objects++) {
    step("pay.before_begin");
    const ready = await inOrg(ctx.orgId, (tx) => prepare(tx, ctx, invoiceId));
    if (!ready) return { next: "elsewhere" };
    const { charge } = ready.invoice;
    const begun = await askGateway(ctx, ready, locale);
    step("pay.after_begin");
    if (begun.state === "open") {
      const stored = await inOrg(ctx.orgId, (tx) => storeObject(tx, ready.invoice, begun.ref));
      step("pay.after_begin_commit");
      // What was called off meanwhile is never given to a browser.
      return stored ? { next: "form", attempt: charge.attempt, client: begun.client } : { next: "elsewhere" };
    }
    const over = begun.state === "failed" && charge.gateway === "stripe";
    if (!over || !(await inOrg(ctx.orgId, (tx) => forgetObject(tx, ready.invoice)))) {
      // The customer has paid or agreed already: from here on it is a matter of finishing.
      await finishCharge(ctx, charge.id);
      return { next: "elsewhere" };
    }
  }
  throw unavailable();
}

async function prepare(tx: Tx, ctx: Context, invoiceId: string): Promise<Ready | null> {
  const { orgId } = ctx;
  const invoice = await getInvoiceOrThrow(tx, orgId, invoiceId);
  if (!isPayable(invoice)) return null;
  if (await isPaymentHeldBack(tx, { orgId, invoiceId, address: ctx.address })) return null;
  return { invoice, account: await getAccountOrThrow(tx, orgId, invoice.charge.gatewayAccountId) };
}

async function askGateway(ctx: Context, { invoice, account }: Ready, locale: Locale): Promise<BegunPayment> {
  const { charge, customer } = invoice;
  const returnUrl = `${env().APP_URL}${payReturnPath(invoice.id, locale)}`;
  try {
    return await gatewayFor(charge.gateway).beginPayment(account, {
      ...toPayRequest(invoice),
      brandName: customer.brand.name,
      locale,
      returnUrl,
      cancelUrl: `${returnUrl}&cancelled=1`,
    });
  } catch (error) {
    log().error(
      { err: error, requestId: ctx.requestId, chargeId: charge.id },
      "The gateway could not begin a payment",
    );
    throw unavailable(error);
  }
}

function unavailable(cause?: unknown): EdgeError {
  return new EdgeError("service_unavailable", "The payment provider cannot be reached at the moment.", {
    cause,
  });
}

/** False when the charge moved on while the gateway was being asked; a tab that asked at the same moment stores the same. */
async function storeObject(tx: Tx, { orgId, id, charge }: FoundInvoice, ref: string): Promise<boolean> {
  const { count } = await tx.charge.updateMany({
    where: {
      orgId,
      id: charge.id,
      status: "pending_client_action",
      attempt: charge.attempt,
      invoice: { is: { id, voidReason: null } },
    },
    data: charge.gateway === "stripe" ? { gatewayRef: ref } : { orderRef: ref },
  });
  return count > 0;
}

/** The object was cancelled at the gateway and can take no money any more; false when the charge moved on. */
async function forgetObject(tx: Tx, { orgId, charge }: FoundInvoice): Promise<boolean> {
  const { count } = await tx.charge.updateMany({
    where: {
      orgId,
      id: charge.id,
      status: "pending_client_action",
      attempt: charge.attempt,
      gatewayRef: charge.gatewayRef,
    },
    data: { attempt: { increment: 1 }, gatewayRef: null },
  });
  return count > 0;
}
