import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { clientAddress } from "./client-address";

/** A member of staff acts, in a request that `proxy.ts` gave its id. */
export function staffContext(orgId: string, userId: string, headers: Headers): Context {
  return {
    orgId,
    actor: { type: "staff", id: userId },
    requestId: headers.get("x-request-id") ?? newId("req"),
    address: clientAddress(headers),
    userAgent: headers.get("user-agent")?.slice(0, 512),
  };
}
