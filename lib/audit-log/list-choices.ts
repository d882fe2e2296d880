import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { AUDITED_ACTIONS, hasActed } from "./conditions";

type AuditChoices = {
  /** `former`: did something here, and is no member any more. */
  staff: { id: string; name: string; former: boolean }[];
  keys: { id: string; name: string }[];
  actions: readonly string[];
};

const MOST = 200;

/** What the log's filters offer: who works here or did something here, the keys, and all that is written down. */
export function listAuditChoices({ orgId }: Context): Promise<AuditChoices> {
  return inOrg(orgId, async (tx) => {
    const staff = await tx.$queryRaw<AuditChoices["staff"]>`
      select id, name, former from (
        select u.id, u.name, not exists (select from staff_member m where m.org_id = ${orgId} and m.user_id = u.id) as former
        from staff_user u
        where exists (select from staff_member m where m.org_id = ${orgId} and m.user_id = u.id) or ${hasActed(orgId)}) people
      order by former, name, id limit ${MOST}`;
    const keys = await tx.apiKey.findMany({
      where: { orgId },
      select: { id: true, name: true },
      orderBy: { createdAt: "desc" },
      take: MOST,
    });
    return { staff, keys, actions: AUDITED_ACTIONS };
  });
}
