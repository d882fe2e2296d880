import type { Context } from "@/lib/context";
import { inOrg, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { ClientSetup } from "@/lib/gateways/types";
import { step } from "@/lib/step";
import { type ClaimedAttempt, claimAttempt } from "./claim-attempt";
import { isOpen, type LinkAddress, type Visitor } from "./find-link";
import { finishSetup } from "./finish-setup";
import { isHeldBack } from "./limits";
import { lockLink } from "./lock-link";
import { openForm } from "./open-form";
import { returnPath } from "./page-path";
import type { Locale } from "./view";

export type BeginSetupInput = { address: LinkAddress; visitor: Visitor; locale: Locale };

/** `elsewhere`: the link's state has moved on, and the page shall show that. */
export type BeginResult = { next: "form"; attemptId: string; client: ClientSetup } | { next: "elsewhere" };

/**
 * Opens the gateway's form: makes the one object that this customer completes, or finds it again. Two tabs, a reload and
 * a repeat after a crash all get the same object, because the row stands first and the provider's key is the row's id.
 * @throws EdgeError service_unavailable when the gateway cannot be reached or refuses; the same call may be made again
 */
export async function beginSetup(ctx: Context, input: BeginSetupInput): Promise<BeginResult> {
  step("begin.before_row");
  let claimed = await inOrg(ctx.orgId, (tx) => claim(tx, ctx, input));
  if (claimed.as === "stale") {
    // What another link began must not be able to take money any more before this one begins.
    await finishSetup(ctx, claimed.attemptId);
    claimed = await inOrg(ctx.orgId, (tx) => claim(tx, ctx, input));
  }
  if (claimed.as === "ready") return { next: "form", attemptId: claimed.attempt.id, client: claimed.client };
  if (claimed.as !== "row") return { next: "elsewhere" };
  // In the language in which the form was first opened: a repeat has to ask for the very same object.
  const returnUrl = `${env().APP_URL}${returnPath(input.address, claimed.attempt.locale as Locale)}`;
  const begun = await openForm(ctx, claimed, { returnUrl, cancelUrl: `${returnUrl}&cancelled=1` });
  return begun
    ? { next: "form", attemptId: claimed.attempt.id, client: begun.client }
    : { next: "elsewhere" };
}

async function claim(
  tx: Tx,
  ctx: Context,
  { address, visitor, locale }: BeginSetupInput,
): Promise<ClaimedAttempt | { as: "elsewhere" }> {
  // Tabs of one link queue up here; the later ones find the first one's row.
  const link = await lockLink(tx, address, visitor);
  if (!link) return { as: "elsewhere" };
  if (!isOpen(link) || link.customer.status === "suspended") return { as: "elsewhere" };
  if (await isHeldBack(tx, { orgId: link.orgId, linkId: link.id, address: ctx.address }))
    return { as: "elsewhere" };
  return claimAttempt(tx, ctx, link, locale);
}
