import type { z } from "zod";
import type { Context } from "@/lib/context";
import { EdgeError } from "@/lib/errors";
import { isLinkAddress, type LinkAddress } from "@/lib/setup/find-link";
import { clientAddress } from "./client-address";
import { type PagePost, pagePost } from "./page-post";

type Params = { brand: string; org: string; customer: string };

/** A POST of the hosted setup page. */
export function pageAction<Schema extends z.ZodObject>(action: PagePost<Schema, LinkAddress>) {
  return pagePost(locateLink, action);
}

/** @throws EdgeError unknown_link when the segments cannot be a setup page's */
export async function locateLink(
  { brand, org, customer }: Params,
  requestId: string,
  headers: Headers,
): Promise<{ ctx: Context; address: LinkAddress }> {
  const address = { brandNumber: brand, orgId: org, customerId: customer };
  if (!isLinkAddress(address)) throw new EdgeError("unknown_link", "There is no such page.");
  return { address, ctx: pageContext(org, customer, requestId, headers) };
}

/** Whoever holds a page's address acts as its customer. */
export function pageContext(orgId: string, actorId: string, requestId: string, headers: Headers): Context {
  return {
    orgId,
    actor: { type: "customer", id: actorId },
    requestId,
    address: clientAddress(headers),
    userAgent: headers.get("user-agent")?.slice(0, 512),
  };
}
