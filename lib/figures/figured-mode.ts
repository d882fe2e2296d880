import type { Tx } from "@/lib/db";
import type { GatewayMode } from "@/lib/generated/prisma/enums";

/** Of which money the figures are. `leavesOut`: the organization has money of the other mode too, and it is not in them. */
export type FiguredMode = { mode: GatewayMode; leavesOut: boolean };

/** Test money is only told while there is no other: once a live account was connected, what was tried before it is left out. */
export async function figuredMode(tx: Tx, orgId: string): Promise<FiguredMode> {
  const accounts = await tx.gatewayAccount.findMany({
    where: { orgId },
    select: { mode: true },
    distinct: ["mode"],
  });
  const mode = accounts.some((account) => account.mode === "live") ? "live" : "test";
  return { mode, leavesOut: accounts.length > 1 };
}
