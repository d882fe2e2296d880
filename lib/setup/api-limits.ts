import type { Tx } from "@/lib/db";
import { EdgeError } from "@/lib/errors";
import { isBreakerOpen } from "./limits";

/** Refused tries of one customer within an hour, over all the objects that its integrator had made for it. */
const CUSTOMER_FAILURES_PER_HOUR = 10;
const AGAIN_SECONDS = 60;

/**
 * Against testing stolen cards in a form of the integrator's: its server would hand out one fresh object after another. The
 * customer's own address is not known here, so customers and the whole organization are counted, with the hosted page's tries.
 * @throws EdgeError rate_limited
 */
export async function requireNotHeldBack(
  tx: Tx,
  { orgId, customerId }: { orgId: string; customerId: string },
): Promise<void> {
  const refused = await tx.setupTry.count({
    where: {
      orgId,
      link: { customerId },
      outcome: "failed",
      createdAt: { gte: new Date(Date.now() - 3_600_000) },
    },
  });
  if (refused < CUSTOMER_FAILURES_PER_HOUR && !(await isBreakerOpen(tx, orgId))) return;
  throw new EdgeError("rate_limited", "Too many payment methods were refused lately. Try again later.", {
    retryAfterSeconds: AGAIN_SECONDS,
  });
}
