import type { GatewayMode, GatewayName } from "@/lib/gateways/types";

/** An account as the staff pages show it: no key, but the end by which it is told. Times are ISO 8601. */
export type GatewayAccountView = {
  id: string;
  gateway: GatewayName;
  mode: GatewayMode;
  name: string;
  status: "active" | "disabled";
  /** The gateway of calls that name none. */
  isDefault: boolean;
  createdAt: string;
  /** What each key is called at the provider, and its last four; null when no secret key of this deployment opens them. */
  keys: { name: string; shown: string }[] | null;
  /** Its name at the provider, where that is known. */
  accountRef: string | null;
  webhook: { address: string; registered: boolean; lastEventAt: string | null };
  /** Active customers whose method is saved there, counted up to a limit. */
  customers: { count: number; more: boolean };
};
