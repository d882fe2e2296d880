import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";

const MOST = 500;

/** The newest keys by their names, whatever became of them. */
export function listKeyNames({ orgId }: Context): Promise<{ id: string; name: string }[]> {
  return inOrg(orgId, (tx) =>
    tx.apiKey.findMany({
      where: { orgId },
      select: { id: true, name: true },
      orderBy: { createdAt: "desc" },
      take: MOST,
    }),
  );
}
