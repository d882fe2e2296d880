import { inOrg } from "@/lib/db";
import { GatewayUnknown } from "@/lib/gateways/errors";
import type { AskedCharge } from "./ask-gateway";
import { GOES_ON } from "./stopped";

/** What was seen of a row holds for so long: whoever has not sent by then looks again, or gives up. */
const PERMIT_HOLDS_MS = 15_000;

/** How long ago it was; a clock that was set back makes it old. */
const isFresh = (at: number) => Date.now() >= at && Date.now() - at <= PERMIT_HOLDS_MS;

/**
 * Whether money may be asked for, right before each request that may take it: only while the charge is in doubt, under the same
 * attempt, and nobody ends it, nor has its customer, enrollment or item been stopped before anything was made of it. So an
 * ending that waits longer than a permit and a request together knows that nothing of ours is under way. `claimedAt`: when this caller wrote the row; a moment later nothing can be new about it.
 * @throws GatewayUnknown
 */
export function permitFor(
  { orgId, id, attempt, orderRef, gatewayRef }: AskedCharge,
  claimedAt?: number,
): () => Promise<void> {
  // What the customer has agreed to on a page is carried to its end.
  const goesOn = (orderRef ?? gatewayRef) ? {} : GOES_ON;
  return async () => {
    if (claimedAt !== undefined && isFresh(claimedAt)) return;
    const askedAt = Date.now();
    const count = await inOrg(orgId, (tx) =>
      tx.charge.count({ where: { orgId, id, attempt, status: "processing", endingAt: null, ...goesOn } }),
    );
    // A process that was stopped meanwhile knows nothing of what happened since.
    if (count === 0 || !isFresh(askedAt)) throw new GatewayUnknown("a charge that may not be asked for");
  };
}
