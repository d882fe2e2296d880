import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { clientAddress } from "./client-address";

/** Whose request it is, before an organization is known. */
export function staffCaller(headers: Headers): Omit<Context, "orgId" | "actor"> {
  return {
    requestId: headers.get("x-request-id") ?? newId("req"),
    address: clientAddress(headers),
    userAgent: headers.get("user-agent")?.slice(0, 512),
  };
}

/** A member of staff acts, in a request that `proxy.ts` gave its id. */
export function staffContext(orgId: string, userId: string, headers: Headers): Context {
  return { ...staffCaller(headers), orgId, actor: { type: "staff", id: userId } };
}
