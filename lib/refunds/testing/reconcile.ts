import { vi } from "vitest";
import type { Shop } from "@/lib/testing/factories";
import type { MoneyPath } from "@/lib/testing/money-path";
import { reconcileRefunds } from "../reconcile-refunds";

/** Whatever refund is under way in the organization is due now; then the reconciler comes by, until it has looked. */
export async function reconcileShop(path: MoneyPath, { orgId }: Shop): Promise<void> {
  const live = "org_id = $1 and status = 'processing'";
  const checks = async () =>
    new Map(
      (
        await path.rows<{ id: string; checks: number }>(`select id, checks from refund where ${live}`, [
          orgId,
        ])
      ).map(({ id, checks }) => [id, checks]),
    );
  const first = await checks();
  await vi.waitFor(
    async () => {
      await path.rows(`update refund set next_check_at = now() where ${live}`, [orgId]);
      await reconcileRefunds(new AbortController().signal);
      for (const [id, times] of await checks())
        if (times <= (first.get(id) ?? times)) throw new Error(`${id} was not looked at`);
    },
    { timeout: 30_000, interval: 20 },
  );
}
