import type { Context } from "@/lib/context";
import { inOrg } from "@/lib/db";

export type FirstSteps = Record<"gateway" | "brand" | "item" | "key" | "customer", boolean>;

/** What of its first steps an organization has done. */
export function readFirstSteps({ orgId }: Context): Promise<FirstSteps> {
  return inOrg(orgId, async (tx) => {
    const [row] = await tx.$queryRaw<FirstSteps[]>`
      select exists (select from gateway_account where org_id = ${orgId}) as gateway,
        exists (select from brand where org_id = ${orgId}) as brand,
        exists (select from billable_item where org_id = ${orgId}) as item,
        exists (select from api_key where org_id = ${orgId}) as key,
        exists (select from billing_customer where org_id = ${orgId}) as customer`;
    if (!row) throw new Error("The first steps were not answered");
    return row;
  });
}
