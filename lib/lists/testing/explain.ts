import { inOrg } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { keepToOrder, keysStatement, type Walk } from "../page";

export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  Plans?: PlanNode[];
};

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

/** How the page is read: as the server would run it, under the role and the policies that it has. */
export async function explainWalk(walk: Walk): Promise<PlanNode[]> {
  const [row] = await inOrg(walk.orgId, async (tx) => {
    await keepToOrder(tx, walk);
    return tx.$queryRaw<{ "QUERY PLAN": { Plan: PlanNode }[] }[]>(
      Prisma.sql`explain (analyze, format json) ${keysStatement(walk)}`,
    );
  });
  const [explained] = row?.["QUERY PLAN"] ?? [];
  if (!explained) throw new Error("No plan");
  return flatten(explained.Plan);
}
