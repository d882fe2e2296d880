import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { resolveLocale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import { toNotice } from "@/lib/setup/get-setup-page";
import { toBrandView } from "@/lib/setup/present-brand";
import type { PageNotice } from "@/lib/setup/view";
import {
  type FoundInvoice,
  findInvoice,
  findOrganizationOfInvoice,
  methodOf,
  type PayVisitor,
} from "./find-invoice";
import { toLetterhead } from "./letterhead";
import { isPaymentHeldBack } from "./limits";
import { toMethodView } from "./method-view";
import { payPath } from "./pay-path";
import { lastPress, toReceiptHash } from "./press";
import { isUnpaid } from "./status";
import type { ClosedPayView, OpenPayView, PaidView, PayView } from "./view";

export type PayPageRequest = {
  invoiceId: string;
  cookies: PayVisitor;
  address: string;
  localeQuery?: string;
  acceptLanguage?: string;
};

/** How long the outcome of a try is repeated above the button, e.g. after a redirect or a reload. */
const NOTICE_MINUTES = 15;

/**
 * What the pay page shows, decided from our rows alone; null means the neutral 404. Changes nothing: mail scanners open
 * links too.
 */
export async function getPayPage(request: PayPageRequest): Promise<PayView | null> {
  const orgId = await findOrganizationOfInvoice(request.invoiceId);
  if (!orgId) return null;
  return inOrg(orgId, async (tx) => {
    const invoice = await findInvoice(tx, orgId, request.invoiceId);
    if (!invoice) return null;
    const { brand } = invoice.customer;
    const common = {
      brand: toBrandView(brand),
      locale: resolveLocale({
        query: request.localeQuery,
        brand: brand.locale,
        acceptLanguage: request.acceptLanguage,
      }),
      testMode: env().EDGE_SANDBOX,
    };
    const reason = closedFor(invoice);
    if (reason) return { ...common, state: "closed", reason };
    if (invoice.status === "paid") return paidView(tx, invoice, request.cookies, common);
    const paper = { ...common, ...toPaper(invoice) };
    const actionBase = payPath(invoice.id);
    if (invoice.charge.status === "processing") return { ...paper, state: "processing", actionBase };
    return openView(tx, invoice, request, paper);
  });
}

type Common = Pick<PaidView, "brand" | "locale" | "testMode">;

function closedFor(invoice: FoundInvoice): ClosedPayView["reason"] | null {
  if (invoice.status === "paid") return null;
  if (invoice.status === "void") return "void";
  if (invoice.charge.status === "processing") return null;
  if (invoice.voidReason !== null) return "void";
  if (invoice.charge.status !== "pending_client_action") return "cancelled";
  return invoice.customer.status === "suspended" ? "suspended" : null;
}

function toPaper(invoice: FoundInvoice) {
  const { charge, number } = invoice;
  const amount = money(invoice.amount, invoice.currency);
  return {
    gateway: charge.gateway,
    number,
    amount,
    item: charge.item?.name ?? null,
    description: charge.description,
    letterhead: toLetterhead(invoice, amount),
  };
}

async function openView(
  tx: Tx,
  invoice: FoundInvoice,
  request: PayPageRequest,
  paper: Common & ReturnType<typeof toPaper>,
): Promise<OpenPayView> {
  const { charge, orgId, id } = invoice;
  const method = methodOf(invoice);
  return {
    ...paper,
    state: "open",
    why: charge.captureMode === "client_confirm" ? "pay_now" : "confirm",
    savedMethod: method?.status === "active" ? toMethodView(method) : null,
    dueAt: invoice.dueAt?.toISOString() ?? null,
    overdue: isUnpaid(invoice) && invoice.dueAt !== null && invoice.dueAt <= new Date(),
    actionBase: payPath(id),
    firstShown: invoice.openedAt === null,
    scriptUrl: (charge.gateway === "stripe" ? env().STRIPE_JS_URL : env().PAYPAL_JS_URL) ?? null,
    notice: await lastNotice(tx, invoice, request.cookies),
    locked: await isPaymentHeldBack(tx, { orgId, invoiceId: id, address: request.address }),
  };
}

/** What came of this browser's last press. */
async function lastNotice(
  tx: Tx,
  invoice: FoundInvoice,
  { receipt }: PayVisitor,
): Promise<PageNotice | null> {
  const last = await lastPress(tx, invoice, receipt);
  if (!last?.settledAt || last.settledAt.getTime() < Date.now() - NOTICE_MINUTES * 60_000) return null;
  if (last.outcome === "cancelled") return "cancelled";
  return last.outcome === "failed" ? toNotice(last.failureCode) : null;
}

async function paidView(
  tx: Tx,
  invoice: FoundInvoice,
  { receipt }: PayVisitor,
  common: Common,
): Promise<PaidView> {
  const { orgId, id, charge, paidAt } = invoice;
  const { brand } = invoice.customer;
  const paidBy =
    receipt &&
    (await tx.payTry.findFirst({
      where: { orgId, invoiceId: id, outcome: "succeeded", receiptHash: toReceiptHash(receipt) },
    }));
  const method = charge.paymentMethod;
  const { gateway: _, ...paper } = toPaper(invoice);
  return {
    ...common,
    state: "paid",
    receipt:
      paidBy && paidAt
        ? {
            ...paper,
            paidAt: paidAt.toISOString(),
            method: paidBy.method === "saved" && method ? toMethodView(method) : null,
            chargeId: charge.id,
          }
        : null,
    returnUrl: brand.returnUrl ?? brand.homeUrl,
  };
}
