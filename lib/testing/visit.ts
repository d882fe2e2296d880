import type { Context } from "@/lib/context";
import type { ClientSetup, GatewayName } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import { beginSetup } from "@/lib/setup/begin-setup";
import { buildSetup } from "@/lib/setup/build-setup";
import { CONSENT_VERSION } from "@/lib/setup/consent";
import type { LinkAddress, Visitor } from "@/lib/setup/find-link";
import { type FinishFromPageResult, finishFromPage } from "@/lib/setup/finish-from-page";
import { type TryResult, trySetup } from "@/lib/setup/try-setup";
import type { Shop } from "./factories";

export type Begun = { attemptId: string; client: ClientSetup };

/** One customer in one browser, doing what the hosted page's calls do. */
export type Visit = {
  customerId: string;
  address: LinkAddress;
  visitor: Visitor & { receipt: string };
  ctx: Context;
  /** Opens the form; a test that expects none asks `beginSetup` itself. */
  begin(): Promise<Begun>;
  press(attemptId: string): Promise<TryResult>;
  finish(attemptId?: string): Promise<FinishFromPageResult>;
};

type Invitation = {
  gateway?: GatewayName;
  item?: string | null;
  contact?: string;
  /** Where the customer's browser is. */
  from?: string;
};

/** Builds a link for a new contact (or the named one) and opens it. */
export async function newVisit(shop: Shop, invitation: Invitation = {}): Promise<Visit> {
  const { gateway = "stripe", item = shop.item, contact = newId("cont"), from = newAddress() } = invitation;
  const built = await buildSetup(shop.ctx, {
    org_id: shop.orgId,
    brand_id: shop.brandId,
    contact_id: contact,
    gateway,
    ...(item ? { bi_id: item } : {}),
  });
  const address = {
    orgId: shop.orgId,
    brandNumber: String(shop.brandNumber),
    customerId: built.customerId,
  };
  const visitor = { receipt: newId("req"), ...(built.token ? { link: built.token } : {}) };
  const ctx: Context = {
    orgId: shop.orgId,
    actor: { type: "customer", id: built.customerId },
    requestId: newId("req"),
    address: from,
    userAgent: "Test browser",
  };
  return {
    customerId: built.customerId,
    address,
    visitor,
    ctx,
    async begin() {
      const begun = await beginSetup(ctx, { address, visitor, locale: "en" });
      if (begun.next !== "form") throw new Error("The form did not open");
      return begun;
    },
    press: (attemptId) => trySetup(ctx, { address, visitor, attemptId, consent: SHOWN }),
    finish: (attemptId) => finishFromPage(ctx, { address, visitor, attemptId }),
  };
}

/** What the page shows above its button. */
export const SHOWN = { version: CONSENT_VERSION, locale: "en" } as const;

/** An address of its own, so that no test's refusals count against another's. */
export function newAddress(): string {
  const part = () => Math.floor(Math.random() * 0xffff).toString(16);
  return `2001:db8:${part()}:${part()}::1`;
}
