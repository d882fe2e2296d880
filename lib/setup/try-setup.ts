import { addressGroup } from "@/lib/address-group";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { newId } from "@/lib/ids";
import { money } from "@/lib/money";
import { hashToken } from "@/lib/secrets";
import { step } from "@/lib/step";
import { type Attempt, getAttemptOrThrow, isLive } from "./attempt";
import { CONSENT_VERSION, consentText } from "./consent";
import { initialDue } from "./due";
import { type FoundLink, isOpen, type LinkAddress, type Visitor } from "./find-link";
import { isHeldBack, queueByAddress } from "./limits";
import { lockLink } from "./lock-link";
import { toBrandView } from "./present-brand";
import { toTriggerView } from "./present-trigger";
import { inSeconds, secondsToNextCheck } from "./schedule";
import type { Locale } from "./view";

export type TrySetupInput = {
  address: LinkAddress;
  visitor: Visitor & { receipt: string };
  attemptId: string;
  /** Which text the page showed above the button. */
  consent: { version: string; locale: Locale };
};

/** `held_back`: too many refused tries lately. `elsewhere`: the link's state has moved on. */
export type TryResult = "go" | "held_back" | "elsewhere";

/**
 * Asked when the customer presses the button and before the provider is: counts the try, and keeps the consent that was
 * given with it, in the words that were shown. Tries are counted under the link's lock, so a hundred at once are a hundred
 * one after the other.
 */
export async function trySetup(
  ctx: Context,
  { address, visitor, attemptId, consent }: TrySetupInput,
): Promise<TryResult> {
  // A page from before a change of the text has to show the new one first.
  if (consent.version !== CONSENT_VERSION) return "elsewhere";
  const result = await inOrg(ctx.orgId, async (tx): Promise<TryResult> => {
    const link = await lockLink(tx, address, visitor);
    if (!link) return "elsewhere";
    const attempt = await tx.setupAttempt.findFirst({
      where: { orgId: link.orgId, linkId: link.id, id: attemptId },
    });
    if (!attempt || !isLive(attempt) || attempt.status === "processing") return "elsewhere";
    if (!isOpen(link) || link.customer.status === "suspended") return "elsewhere";
    await queueByAddress(tx, ctx.address);
    if (await isHeldBack(tx, { orgId: link.orgId, linkId: link.id, address: ctx.address }))
      return "held_back";

    const whole = await getAttemptOrThrow(tx, link.orgId, attempt.id);
    await tx.setupTry.create({
      data: {
        orgId: link.orgId,
        id: newId("try"),
        linkId: link.id,
        attemptId: attempt.id,
        ...consentGiven(link, whole, consent.locale),
        address: ctx.address,
        addressGroup: addressGroup(ctx.address),
        userAgent: ctx.userAgent ?? null,
        receiptHash: new Uint8Array(hashToken(visitor.receipt)),
      },
    });
    await tx.setupAttempt.update({
      where: { orgId_id: { orgId: link.orgId, id: attempt.id } },
      data: {
        checks: 0,
        nextCheckAt: inSeconds(secondsToNextCheck({ checks: 0, inDoubt: false, tried: true })),
      },
    });
    await recordAudit(tx, ctx, { action: "setup.tried", subjectId: attempt.id, customerId: link.customerId });
    step("try.before_commit");
    return "go";
  });
  step("try.after_commit");
  return result;
}

/** The receipt: which text, in which language, over which amount. */
function consentGiven(link: FoundLink, attempt: Attempt, locale: Locale) {
  const due = attempt.charge
    ? money(attempt.charge.amount, attempt.charge.currency)
    : initialDue(link.customer);
  const view = {
    brand: toBrandView(link.brand),
    gateway: link.gateway,
    dueNow: due,
    trigger: link.item ? toTriggerView(link.item, link.customer.organization) : null,
  };
  return {
    consentVersion: CONSENT_VERSION,
    consentText: consentText(view, locale),
    locale,
    amount: due?.minor ?? null,
    currency: due?.currency ?? null,
  };
}
