import type { Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";
import { reconcileRefunds } from "../reconcile-refunds";

/** Whatever refund is under way in the organization is due now; then the reconciler comes by. */
export async function reconcileShop(path: MoneyPath, { orgId }: Shop): Promise<void> {
  await path.rows(
    "update refund set next_check_at = now() - interval '1 second' where org_id = $1 and status = 'processing'",
    [orgId],
  );
  await reconcileRefunds(new AbortController().signal, { orgId });
}
