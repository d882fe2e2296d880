import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { getAccountOrThrow, getActiveAccountOrThrow } from "@/lib/gateway-accounts/queries";
import type { ClientSetup, GatewayAccount } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/outbox/publish";
import { type Attempt, findLiveAttempt, getAttemptOrThrow, unsealClient } from "./attempt";
import { initialDue } from "./due";
import { endAttempt } from "./end-attempt";
import type { FoundLink } from "./find-link";
import { inSeconds, secondsToNextCheck } from "./schedule";
import type { Locale } from "./view";

/** `row`: it stands, and the gateway has to be asked for its object. `stale`: another link's attempt is in the way. */
export type ClaimedAttempt =
  | { as: "undecided"; attemptId: string }
  | { as: "ready"; attempt: Attempt; client: ClientSetup }
  | { as: "stale"; attemptId: string }
  | { as: "row"; attempt: Attempt; account: GatewayAccount; brandName: string };

/** Providers forget an idempotency key after a day; a row that never heard its answer is given up well before. */
const CREATED_HOURS = 20;

/** The one live attempt of an open link that the caller has locked: the one that is there, or a new row. */
export async function claimAttempt(
  tx: Tx,
  ctx: Context,
  link: FoundLink,
  locale: Locale,
): Promise<ClaimedAttempt> {
  const live = await findLiveAttempt(tx, link.orgId, link.customerId);
  if (!live) return { as: "row", ...(await insertAttempt(tx, ctx, link, locale)) };
  if (live.linkId !== link.id) return { as: "stale", attemptId: live.id };
  if (live.status === "processing") return { as: "undecided", attemptId: live.id };
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
  const hosted = link.channel === "hosted";
  const due = initialDue(customer);
  const id = newId("att");
  // On our page Stripe saves and charges with one object, so the charge's row has to stand before that object does.
  const chargeId = due && hosted && link.gateway === "stripe" ? newId("sc") : null;
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
  if (hosted && !link.openedAt) await markOpened(tx, ctx, link);
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
