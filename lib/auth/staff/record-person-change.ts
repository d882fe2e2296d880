import { type AuditedAction, recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { membershipsOf } from "./memberships";
import { STAFF_ADDRESS_HEADER } from "./paths";

type Caller = Omit<Context, "orgId" | "actor">;
type PersonChange = {
  action: Extract<AuditedAction, `person.${string}`>;
  /** Never a secret: of a password, that it is new. */
  details: Prisma.InputJsonObject;
};

/** What people change about how they sign in and are called is written down wherever they work: their owners rely on it. */
export async function recordPersonChange(
  userId: string,
  caller: Caller,
  { action, details }: PersonChange,
): Promise<void> {
  for (const { orgId } of await membershipsOf(userId)) {
    const ctx: Context = { ...caller, orgId, actor: { type: "staff", id: userId } };
    await inOrg(orgId, (tx) => recordAudit(tx, ctx, { action, subjectId: userId, details }));
  }
}

/** Who asked better-auth, as our route wrote it down. */
export function signInCaller(headers: Headers | undefined): Caller {
  return {
    requestId: headers?.get("x-request-id") ?? newId("req"),
    address: headers?.get(STAFF_ADDRESS_HEADER) ?? "",
  };
}
