import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";
import { env } from "@/lib/env";
import { money } from "@/lib/money";
import { toTriggerView } from "@/lib/setup/present-trigger";
import { type PreviewTerms, sampleTrigger } from "./preview";

/** What a pictured page asks for: the organization's initial charge, and its newest active trigger item or a sample. */
export async function getPreviewTerms({ orgId }: Context): Promise<PreviewTerms> {
  return inOrg(orgId, async (tx) => {
    const org = await tx.organization.findUniqueOrThrow({ where: { id: orgId } });
    const item = await tx.billableItem.findFirst({
      where: { orgId, status: "active", billingType: "trigger" },
      orderBy: { createdAt: "desc" },
    });
    return {
      dueNow: org.requireInitialCharge ? money(org.initialAmount, org.currency) : null,
      trigger: (item && toTriggerView(item, org)) ?? sampleTrigger(org.currency),
      testMode: env().EDGE_SANDBOX,
    };
  });
}
