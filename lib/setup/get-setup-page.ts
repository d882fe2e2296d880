import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { resolveLocale } from "@/lib/i18n/locales";
import { type Money, money } from "@/lib/money";
import { hashToken } from "@/lib/secrets";
import { findLiveAttempt, getAttemptOrThrow } from "./attempt";
import { CONSENT_VERSION } from "./consent";
import { initialDue } from "./due";
import { type FoundLink, findLink, isLinkAddress, isOpen, type LinkAddress, type Visitor } from "./find-link";
import { isHeldBack } from "./limits";
import { toBrandView } from "./present-brand";
import { toTriggerView } from "./present-trigger";
import type { ClosedView, DoneView, PageNotice, SetupView } from "./view";

export type SetupPageRequest = LinkAddress & {
  cookies: Visitor;
  address: string;
  localeQuery?: string;
  acceptLanguage?: string;
};

/** How long the outcome of a try is repeated above the button, e.g. after a redirect or a reload. */
const NOTICE_MINUTES = 15;

/**
 * What the hosted page shows, decided from our rows alone; null means the neutral 404. Changes nothing: mail scanners open
 * links too.
 */
export async function getSetupPage(request: SetupPageRequest): Promise<SetupView | null> {
  if (!isLinkAddress(request)) return null;
  return inOrg(request.orgId, async (tx) => {
    const link = await findLink(tx, request, request.cookies);
    if (!link) return null;
    const brand = toBrandView(link.brand);
    const common = {
      brand,
      locale: resolveLocale({
        query: request.localeQuery,
        brand: link.brand.locale,
        acceptLanguage: request.acceptLanguage,
      }),
      testMode: env().EDGE_SANDBOX,
      gateway: link.gateway,
    };
    // Whoever has paid keeps the receipt, also of a customer who is on hold by now.
    const done = link.status === "completed" ? await doneView(tx, link, request.cookies, common) : null;
    if (done) return done;
    if (link.customer.status === "suspended") return closed(common, "suspended");
    if (link.status === "completed") return closed(common, "completed");
    if (!isOpen(link)) return closed(common, link.status === "open" ? "expired" : link.status);
    return openView(tx, link, request, common);
  });
}

type Common = Pick<DoneView, "brand" | "locale" | "testMode" | "gateway">;

function closed({ brand, locale, testMode }: Common, reason: ClosedView["reason"]): ClosedView {
  return { state: "closed", reason, brand, locale, testMode };
}

async function openView(
  tx: Tx,
  link: FoundLink,
  request: SetupPageRequest,
  common: Common,
): Promise<SetupView> {
  const { orgId, customer } = link;
  const live = await findLiveAttempt(tx, orgId, customer.id);
  const dueNow: Money | null =
    live?.linkId === link.id && live.charge
      ? money(live.charge.amount, live.charge.currency)
      : initialDue(customer);
  const actionBase = `/public/edge/setup-billing/${request.brandNumber}/${orgId}/${customer.id}`;
  if (live?.status === "processing") return { ...common, state: "processing", dueNow, actionBase };
  return {
    ...common,
    state: customer.status === "active" ? "replacing" : "open",
    trigger: link.item ? toTriggerView(link.item, customer.organization) : null,
    dueNow,
    consentVersion: CONSENT_VERSION,
    replaces: customer.paymentMethod
      ? { label: customer.paymentMethod.label, type: customer.paymentMethod.type }
      : null,
    actionBase,
    scriptUrl: (link.gateway === "stripe" ? env().STRIPE_JS_URL : env().PAYPAL_JS_URL) ?? null,
    notice: await lastNotice(tx, link, request.cookies),
    locked: await isHeldBack(tx, { orgId, linkId: link.id, address: request.address }),
  };
}

/** What came of this browser's last try. */
async function lastNotice(tx: Tx, link: FoundLink, { receipt }: Visitor): Promise<PageNotice | null> {
  if (!receipt) return null;
  const last = await tx.setupTry.findFirst({
    where: { orgId: link.orgId, linkId: link.id, receiptHash: new Uint8Array(hashToken(receipt)) },
    orderBy: { createdAt: "desc" },
  });
  if (!last?.settledAt || last.settledAt.getTime() < Date.now() - NOTICE_MINUTES * 60_000) return null;
  if (last.outcome === "cancelled") return "cancelled";
  return last.outcome === "failed" ? toNotice(last.failureCode) : null;
}

const NOTICES: Readonly<Record<string, PageNotice>> = {
  card_declined: "card_declined",
  insufficient_funds: "insufficient_funds",
  expired_card: "expired_card",
  incorrect_cvc: "incorrect_cvc",
  incorrect_number: "incorrect_number",
  authentication_failed: "authentication_failed",
  authentication_required: "authentication_failed",
  payer_action_required: "method_unusable",
  method_unusable: "method_unusable",
  vaulting_not_enabled: "unavailable",
};

/** A failure's code as the sentence that the customer is told. */
export function toNotice(failureCode: string | null | undefined): PageNotice {
  return NOTICES[failureCode ?? ""] ?? "processing_error";
}

/** Only the browser that pressed the button sees what was paid and with what. */
async function doneView(
  tx: Tx,
  link: FoundLink,
  { receipt }: Visitor,
  common: Common,
): Promise<DoneView | null> {
  if (!receipt) return null;
  const done = await tx.setupTry.findFirst({
    where: {
      orgId: link.orgId,
      linkId: link.id,
      outcome: "succeeded",
      receiptHash: new Uint8Array(hashToken(receipt)),
    },
  });
  if (!done) return null;
  const { charge } = await getAttemptOrThrow(tx, link.orgId, done.attemptId);
  const method = link.customer.paymentMethod;
  return {
    ...common,
    state: "done",
    charged: charge ? money(charge.amount, charge.currency) : null,
    chargedAt: charge?.capturedAt?.toISOString() ?? null,
    method: { label: method?.label ?? "", type: method?.type ?? "other" },
    receipt: charge?.id ?? null,
    // On hold, nothing is charged later.
    trigger:
      link.item && link.customer.status !== "suspended"
        ? toTriggerView(link.item, link.customer.organization)
        : null,
    returnUrl: link.brand.returnUrl ?? link.brand.homeUrl,
  };
}
