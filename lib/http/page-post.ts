import type { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { EdgeError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Visitor } from "@/lib/setup/find-link";
import { toResponse } from "./answer";
import { toErrorAnswer } from "./error-answer";
import { readJsonBody } from "./json-body";
import { readVisitor } from "./page-cookies";
import { parseInput } from "./parse-input";

/** Which page it is, and as whom its customer acts. Throws EdgeError where there cannot be such a page. */
export type Locate<Params, Address> = (
  params: Params,
  requestId: string,
  headers: Headers,
) => Promise<{ ctx: Context; address: Address }>;

export type PageCall<Address, Input> = { address: Address; visitor: Visitor; input: Input };
export type PageReply = { answer: object; cookie?: string };

export type PagePost<Schema extends z.ZodObject, Address> = {
  schema: Schema;
  run: (ctx: Context, call: PageCall<Address, z.output<Schema>>) => Promise<PageReply>;
};

/** A POST of a hosted page: same origin only, acting as the customer whose page it is. */
export function pagePost<Params, Address, Schema extends z.ZodObject>(
  locate: Locate<Params, Address>,
  { schema, run }: PagePost<Schema, Address>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = newId("req");
    try {
      requireSameOrigin(request);
      const input = parseInput(schema, await readJsonBody(request));
      const { ctx, address } = await locate(await params, requestId, request.headers);
      const { answer, cookie } = await run(ctx, { address, visitor: readVisitor(request.headers), input });
      const response = toResponse({ status: 200, body: JSON.stringify(answer) }, requestId);
      if (cookie) response.headers.append("set-cookie", cookie);
      return response;
    } catch (error) {
      return toResponse(toErrorAnswer(error, requestId), requestId);
    }
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
