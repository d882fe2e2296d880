import { env } from "@/lib/env";
import type { GatewayName } from "@/lib/gateways/types";

/** Where a provider sends this account's events. */
export function webhookUrl(gateway: GatewayName, accountId: string): string {
  return `${env().APP_URL}/public/edge/webhooks/${gateway}/${accountId}`;
}
