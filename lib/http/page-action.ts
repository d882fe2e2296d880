import type { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isLinkAddress, type LinkAddress, type Visitor } from "@/lib/setup/find-link";
import { toResponse } from "./answer";
import { clientAddress } from "./client-address";
import { toErrorAnswer } from "./error-answer";
import { readJsonBody } from "./json-body";
import { readVisitor } from "./page-cookies";
import { parseInput } from "./parse-input";

export type Segments = { params: Promise<{ brand: string; org: string; customer: string }> };

export type PageCall<Input> = { address: LinkAddress; visitor: Visitor; input: Input };
export type PageReply = { answer: object; cookie?: string };

type PageAction<Schema extends z.ZodObject> = {
  schema: Schema;
  run: (ctx: Context, call: PageCall<z.output<Schema>>) => Promise<PageReply>;
};

/** A POST of the hosted setup page: same origin only, acting as the customer whose link it is. */
export function pageAction<Schema extends z.ZodObject>({ schema, run }: PageAction<Schema>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const requestId = newId("req");
    try {
      requireSameOrigin(request);
      const input = parseInput(schema, await readJsonBody(request));
      const address = await toLinkAddress(params);
      const ctx = customerContext(address, requestId, request.headers);
      const { answer, cookie } = await run(ctx, { address, visitor: readVisitor(request.headers), input });
      const response = toResponse({ status: 200, body: JSON.stringify(answer) }, requestId);
      if (cookie) response.headers.append("set-cookie", cookie);
      return response;
    } catch (error) {
      return toResponse(toErrorAnswer(error, requestId), requestId);
    }
  };
}

/** @throws EdgeError unknown_link when the segments cannot be a setup page's */
export async function toLinkAddress(params: Segments["params"]): Promise<LinkAddress> {
  const { brand, org, customer } = await params;
  const address = { brandNumber: brand, orgId: org, customerId: customer };
  if (!isLinkAddress(address)) throw new EdgeError("unknown_link", "There is no such page.");
  return address;
}

export function customerContext(address: LinkAddress, requestId: string, headers: Headers): Context {
  return {
    orgId: address.orgId,
    actor: { type: "customer", id: address.customerId },
    requestId,
    address: clientAddress(headers),
    userAgent: headers.get("user-agent")?.slice(0, 512),
  };
}

/** Browsers say where a POST comes from; a caller that is none has no customer's cookies to misuse. */
function requireSameOrigin({ headers }: Request): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const own = [headers.get("host"), new URL(env().APP_URL).host];
  const foreign = site ? site !== "same-origin" : origin !== null && !own.includes(hostOf(origin));
  if (foreign) throw new EdgeError("foreign_origin", "This address is called by its own page only.");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
