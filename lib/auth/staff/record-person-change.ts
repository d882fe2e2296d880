import { type AuditedAction, recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { STAFF_ADDRESS_HEADER } from "./paths";

type Caller = Omit<Context, "orgId" | "actor">;
type PersonChange = {
  action: Extract<AuditedAction, `person.${string}`>;
  /** Never a secret: of a password, that it is new. */
  details: Prisma.InputJsonObject;
};

/**
 * What people change about how they sign in and are called is written down wherever they work, in the transaction that changes
 * it: their owners rely on it.
 */
export async function recordPersonChange(
  tx: Tx,
  userId: string,
  caller: Caller,
  { action, details }: PersonChange,
): Promise<void> {
  const memberships = await tx.$queryRaw<
    { org_id: string }[]
  >`select org_id from staff_memberships(${userId})`;
  for (const { org_id: orgId } of memberships) {
    const ctx: Context = { ...caller, orgId, actor: { type: "staff", id: userId } };
    await actIn(tx, orgId);
    await recordAudit(tx, ctx, { action, subjectId: userId, details });
  }
  await actIn(tx, "");
}

/** A person's change is no organization's own: its transaction writes to each of theirs in turn. */
async function actIn(tx: Tx, orgId: string): Promise<void> {
  await tx.$executeRaw`select set_config('edge.org_id', ${orgId}, true)`;
}

/** Who asked better-auth, as our route wrote it down. */
export function signInCaller(headers: Headers | undefined): Caller {
  return {
    requestId: headers?.get("x-request-id") ?? newId("req"),
    address: headers?.get(STAFF_ADDRESS_HEADER) ?? "",
  };
}
