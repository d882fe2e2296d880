import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { AUDITED_ACTIONS } from "./conditions";

type AuditChoices = {
  staff: { id: string; name: string }[];
  keys: { id: string; name: string }[];
  actions: readonly string[];
};

const MOST = 200;

/** What the log's filters offer: who works here, the keys, and all that is written down. */
export function listAuditChoices({ orgId }: Context): Promise<AuditChoices> {
  return inOrg(orgId, async (tx) => {
    const members = await tx.staffMember.findMany({
      where: { orgId },
      select: { userId: true, user: { select: { name: true } } },
      take: MOST,
    });
    const keys = await tx.apiKey.findMany({
      where: { orgId },
      select: { id: true, name: true },
      orderBy: { createdAt: "desc" },
      take: MOST,
    });
    return {
      staff: members.map(({ userId, user }) => ({ id: userId, name: user.name })),
      keys,
      actions: AUDITED_ACTIONS,
    };
  });
}
