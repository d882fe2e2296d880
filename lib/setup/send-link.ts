import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import type { BillingCustomer } from "@/lib/generated/prisma/client";
import { toLocale } from "@/lib/i18n/locales";
import { toMailAddress } from "@/lib/mail/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { writeSetupMail } from "@/lib/mail/setup-mail";
import { buildSetup } from "./build-setup";
import type { SendLinkInput } from "./link-schema";
import { setupUrl } from "./present";
import { toBrandView } from "./present-brand";
import { type BuildSetupInput, metaInput } from "./schema";

export type SentLink = {
  customerId: string;
  /** False: this contact had no billing customer before. */
  existing: boolean;
  url: string;
  /** To whom it is mailed; null when that was not asked for. */
  mailedTo: string | null;
};

/**
 * Opens the setup link of a contact, as `buildSetup` does, and mails it to them when `mail` says so. For an active customer
 * the link replaces the payment method. Its address is the customer's own, so an earlier mail leads there as well.
 * @throws EdgeError as buildSetup does; invalid_request when it is to be mailed and no address is known
 */
export async function sendLink(ctx: Context, { mail, ...asked }: SendLinkInput): Promise<SentLink> {
  const known = await findContact(ctx, asked.contact_id);
  // Before anything is opened: a link of which nobody hears helps nobody.
  if (mail && !toMailAddress(asked.contact_email ?? known?.email ?? null)) throw noAddress();
  const built = await buildSetup(ctx, {
    ...termsOf(known?.billingCustomer ?? null),
    ...asked,
    org_id: ctx.orgId,
  });
  const url = setupUrl(built);
  const mailedTo = mail
    ? await mailLink(ctx, built.customerId, { url, opens: built.token !== undefined })
    : null;
  return { customerId: built.customerId, existing: built.existing, url, mailedTo };
}

function findContact({ orgId }: Context, id: string) {
  return inOrg(orgId, (tx) =>
    tx.contact.findUnique({ where: { orgId_id: { orgId, id } }, include: { billingCustomer: true } }),
  );
}

/** What the integrator last asked for stays, unless staff say otherwise: `buildSetup` replaces all of a pending customer's. */
function termsOf(customer: BillingCustomer | null): Pick<BuildSetupInput, "bc_meta" | "bi_id" | "gateway"> {
  if (!customer) return {};
  return {
    bc_meta: metaInput.catch({}).parse(customer.meta),
    gateway: customer.gateway,
    ...(customer.itemId ? { bi_id: customer.itemId } : {}),
  };
}

function noAddress(): EdgeError {
  return new EdgeError(
    "invalid_request",
    "No e-mail address of this contact is known: write one, or copy the link.",
    { field: "contact_email" },
  );
}

/** `opens`: who holds the address is let in, which is so of signed links alone; it is kept no longer than until it is mailed. */
function mailLink(
  ctx: Context,
  customerId: string,
  { url, opens }: { url: string; opens: boolean },
): Promise<string> {
  const { orgId } = ctx;
  return inOrg(orgId, async (tx) => {
    const { contact, brand } = await tx.billingCustomer.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: customerId } },
      include: { contact: true, brand: true },
    });
    const recipient = toMailAddress(contact.email);
    if (!recipient) throw new Error(`The contact of ${customerId} lost its address`);
    const locale = toLocale(brand.locale) ?? "en";
    const change = await recordAudit(tx, ctx, {
      action: "setup.mailed",
      subjectId: customerId,
      customerId,
    });
    await queueMail(tx, {
      orgId,
      kind: "setup.link",
      dedupeKey: `setup.link:${change}`,
      recipient,
      ...writeSetupMail({ brand: toBrandView(brand), locale, url }),
      customerId,
      ...(opens ? { secretLink: url } : {}),
    });
    return recipient;
  });
}
