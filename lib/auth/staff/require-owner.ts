import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";

/**
 * The ids of the organization's owners, locked until the transaction ends: whoever changes members waits here, and then sees
 * what the one before them did. Taken first, always in the same order.
 */
export async function lockOwners(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    select user_id from staff_member where org_id = ${orgId} and role = 'owner' order by user_id for update`;
  return rows.map(({ user_id }) => user_id);
}

/**
 * As `lockOwners`, for what owners alone may do: somebody who was one when their request began may be none any more.
 * @throws EdgeError invalid_request
 */
export async function requireOwner(tx: Tx, ctx: Context): Promise<string[]> {
  const owners = await lockOwners(tx, ctx.orgId);
  if (ctx.actor.type !== "staff" || !owners.includes(ctx.actor.id))
    throw new EdgeError("invalid_request", "Only an owner may change who works here.");
  return owners;
}
