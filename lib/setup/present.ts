import { env } from "@/lib/env";
import type { BuiltSetup } from "./build-setup";

/** The hosted page's address. The token is there only when the organization asks for signed links. */
export function setupUrl(setup: {
  orgId: string;
  brandNumber: number;
  customerId: string;
  token?: string;
}): string {
  const path = `/public/edge/setup-billing/${setup.brandNumber}/${setup.orgId}/${setup.customerId}`;
  return `${env().APP_URL}${path}${setup.token ? `?t=${setup.token}` : ""}`;
}

/** The answer's `data`, as documented. */
export function presentBuiltSetup(built: BuiltSetup) {
  return {
    data: { existing: built.existing, setup_url: setupUrl(built), billing_customer_id: built.customerId },
  };
}
