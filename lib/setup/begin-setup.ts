import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { getAccountOrThrow, getActiveAccountOrThrow } from "@/lib/gateway-accounts/queries";
import { gatewayFor } from "@/lib/gateways";
import { isGatewayRejected } from "@/lib/gateways/errors";
import type { BegunSetup, ClientSetup, GatewayAccount } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { money } from "@/lib/money";
import { publish } from "@/lib/outbox/publish";
import { before } from "@/lib/states";
import { step } from "@/lib/step";
import { type Attempt, findLiveAttempt, getAttemptOrThrow, sealClient, unsealClient } from "./attempt";
import { initialDue } from "./due";
import { endAttempt } from "./end-attempt";
import { type FoundLink, isOpen, type LinkAddress, type Visitor } from "./find-link";
import { finishSetup } from "./finish-setup";
import { isHeldBack } from "./limits";
import { lockLink } from "./lock-link";
import { returnPath } from "./page-path";
import { inSeconds, secondsToNextCheck } from "./schedule";
import { ATTEMPT_MOVES } from "./status";
import type { Locale } from "./view";

export type BeginSetupInput = { address: LinkAddress; visitor: Visitor; locale: Locale };

/** `elsewhere`: the link's state has moved on, and the page shall show that. */
export type BeginResult = { next: "form"; attemptId: string; client: ClientSetup } | { next: "elsewhere" };

type Prepared =
  | { as: "elsewhere" }
  | { as: "ready"; attempt: Attempt; client: ClientSetup }
  | { as: "stale"; attemptId: string }
  | { as: "row"; attempt: Attempt; account: GatewayAccount; brandName: string };

/** Providers forget an idempotency key after a day; a row that never heard its answer is given up well before. */
const CREATED_HOURS = 20;

/**
 * Opens the gateway's form: makes the one object that this customer completes, or finds it again. Two tabs, a reload and
 * a repeat after a crash all get the same object, because the row stands first and the provider's key is the row's id.
 * @throws EdgeError service_unavailable when the gateway cannot be reached or refuses; the same call may be made again
 */
export async function beginSetup(ctx: Context, input: BeginSetupInput): Promise<BeginResult> {
  step("begin.before_row");
  let prepared = await inOrg(ctx.orgId, (tx) => prepare(tx, ctx, input));
  if (prepared.as === "stale") {
    // What another link began must not be able to take money any more before this one begins.
    await finishSetup(ctx, prepared.attemptId);
    prepared = await inOrg(ctx.orgId, (tx) => prepare(tx, ctx, input));
  }
  if (prepared.as === "ready")
    return { next: "form", attemptId: prepared.attempt.id, client: prepared.client };
  if (prepared.as !== "row") return { next: "elsewhere" };
  step("begin.after_row");

  const begun = await askGateway(ctx, prepared, input.address);
  step("begin.after_gateway");
  const stored = await inOrg(ctx.orgId, (tx) => storeBegun(tx, prepared.attempt, begun));
  step("begin.after_commit");
  return stored
    ? { next: "form", attemptId: prepared.attempt.id, client: begun.client }
    : { next: "elsewhere" };
}

async function prepare(
  tx: Tx,
  ctx: Context,
  { address, visitor, locale }: BeginSetupInput,
): Promise<Prepared> {
  // Tabs of one link queue up here; the later ones find the first one's row.
  const link = await lockLink(tx, address, visitor);
  if (!link) return { as: "elsewhere" };
  if (!isOpen(link) || link.customer.status === "suspended") return { as: "elsewhere" };
  if (await isHeldBack(tx, { orgId: link.orgId, linkId: link.id, address: ctx.address }))
    return { as: "elsewhere" };

  const live = await findLiveAttempt(tx, link.orgId, link.customerId);
  if (!live) return { as: "row", ...(await insertAttempt(tx, ctx, link, locale)) };
  if (live.linkId !== link.id) return { as: "stale", attemptId: live.id };
  if (live.status === "processing") return { as: "elsewhere" };
  if (live.client)
    return { as: "ready", attempt: live, client: unsealClient(live.orgId, live.id, live.client) };
  if (live.createdAt < inSeconds(-CREATED_HOURS * 3600)) {
    await endAttempt(tx, live, { status: "cancelled" });
    return { as: "row", ...(await insertAttempt(tx, ctx, link, locale)) };
  }
  const account = await getAccountOrThrow(tx, live.orgId, live.gatewayAccountId);
  return { as: "row", attempt: live, account, brandName: link.brand.name };
}

async function insertAttempt(tx: Tx, ctx: Context, link: FoundLink, locale: Locale) {
  const { orgId, customer } = link;
  const account = await getActiveAccountOrThrow(tx, orgId, link.gateway);
  const at = { gateway: link.gateway, gatewayAccountId: account.id, mode: account.mode };
  const due = initialDue(customer);
  const id = newId("att");
  // Stripe saves and charges with one object, so the charge's row has to stand before that object does.
  const chargeId = due && link.gateway === "stripe" ? newId("sc") : null;
  if (due && chargeId) {
    await tx.charge.create({
      data: {
        orgId,
        id: chargeId,
        customerId: customer.id,
        kind: "initial",
        ...at,
        amount: due.minor,
        currency: due.currency,
        status: "pending_client_action",
        description: `Initial charge for ${link.brand.name}`,
      },
    });
  }
  await tx.setupAttempt.create({
    data: {
      orgId,
      id,
      linkId: link.id,
      customerId: customer.id,
      itemId: link.itemId,
      ...at,
      purpose: customer.status === "active" ? "replace" : "activate",
      chargeId,
      gatewayCustomerRef: await knownCustomerRef(tx, orgId, customer.id, account.id),
      locale,
      nextCheckAt: inSeconds(secondsToNextCheck({ checks: 0, inDoubt: false, tried: false })),
    },
  });
  if (!link.openedAt) await markOpened(tx, ctx, link);
  return { attempt: await getAttemptOrThrow(tx, orgId, id), account, brandName: link.brand.name };
}

async function markOpened(tx: Tx, ctx: Context, link: FoundLink): Promise<void> {
  const { orgId, customer } = link;
  await tx.setupLink.update({ where: { orgId_id: { orgId, id: link.id } }, data: { openedAt: new Date() } });
  await publish(tx, {
    orgId,
    type: "setup.opened",
    customerId: customer.id,
    subject: link.id,
    data: { billing_customer_id: customer.id, contact_id: customer.contactId, gateway: link.gateway },
  });
  await recordAudit(tx, ctx, { action: "setup.opened", subjectId: link.id, customerId: customer.id });
}

/** One `cus_…` per billing customer and account, so that its methods stay together. */
async function knownCustomerRef(tx: Tx, orgId: string, customerId: string, gatewayAccountId: string) {
  const earlier = await tx.setupAttempt.findFirst({
    where: { orgId, customerId, gatewayAccountId, gatewayCustomerRef: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { gatewayCustomerRef: true },
  });
  return earlier?.gatewayCustomerRef ?? null;
}

async function askGateway(
  ctx: Context,
  { attempt, account, brandName }: Extract<Prepared, { as: "row" }>,
  address: LinkAddress,
): Promise<BegunSetup> {
  const { customer, charge } = attempt;
  const returnUrl = `${env().APP_URL}${returnPath(address, attempt.locale as Locale)}`;
  try {
    return await gatewayFor(attempt.gateway).beginSetup(account, {
      attemptId: attempt.id,
      ...(charge ? { chargeId: charge.id } : {}),
      amount: charge ? money(charge.amount, charge.currency) : null,
      ...(attempt.gatewayCustomerRef ? { customerRef: attempt.gatewayCustomerRef } : {}),
      customer: {
        id: customer.id,
        orgId: customer.orgId,
        contactId: customer.contactId,
        ...(customer.contact.name ? { name: customer.contact.name } : {}),
        ...(customer.contact.email ? { email: customer.contact.email } : {}),
      },
      brandName,
      locale: attempt.locale,
      returnUrl,
      cancelUrl: `${returnUrl}&cancelled=1`,
    });
  } catch (error) {
    log().error(
      { err: error, requestId: ctx.requestId, attemptId: attempt.id },
      "The gateway could not begin a setup",
    );
    if (isGatewayRejected(error)) {
      await inOrg(ctx.orgId, (tx) =>
        endAttempt(tx, attempt, {
          status: "failed",
          failureCode: "processing_error",
          declineCode: error.providerCode,
        }),
      );
    }
    throw new EdgeError("service_unavailable", "The payment provider cannot be reached at the moment.", {
      cause: error,
    });
  }
}

/** False when the attempt ended while the gateway was being asked. */
async function storeBegun(tx: Tx, attempt: Attempt, begun: BegunSetup): Promise<boolean> {
  const { orgId, id } = attempt;
  const { count } = await tx.setupAttempt.updateMany({
    where: { orgId, id, status: { in: before(ATTEMPT_MOVES, "open") } },
    data: {
      status: "open",
      gatewayRef: begun.ref,
      gatewayCustomerRef: begun.customerRef ?? attempt.gatewayCustomerRef,
      client: sealClient(orgId, id, begun.client),
    },
  });
  if (attempt.chargeId) {
    await tx.charge.updateMany({
      where: { orgId, id: attempt.chargeId, gatewayRef: null },
      data: { gatewayRef: begun.ref },
    });
  }
  // A tab that asked at the same moment has stored the very same object.
  return count > 0 || (await tx.setupAttempt.count({ where: { orgId, id, status: "open" } })) > 0;
}
