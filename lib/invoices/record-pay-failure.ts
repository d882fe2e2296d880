import type { Tx } from "@/lib/db";
import type { GatewayFailure } from "@/lib/gateways/types";
import type { Charge } from "@/lib/generated/prisma/client";

/**
 * Counts one refusal of the gateway on the newest press of the button whose outcome is not known, once, however often and
 * by whomever it is found. A refusal that no press explains counts as well. Nothing where the charge has no invoice.
 * Answers whether it is news.
 */
export async function recordPayFailure(_tx: Tx, _charge: Charge, _failure: GatewayFailure): Promise<boolean> {
  throw new Error("not written");
}
