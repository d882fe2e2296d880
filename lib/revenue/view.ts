import type { ChargeKind, GatewayMode, GatewayName, RevenueStatus } from "@/lib/generated/prisma/enums";

/** What the staff pages show of revenue. Props of components/admin. */

/** Amounts are minor units of `currency`; fee and net are null until the provider says. `refunded`: what of it was given back. */
export type RevenueRow = {
  id: string;
  chargeId: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  source: ChargeKind;
  gateway: GatewayName;
  mode: GatewayMode;
  gross: number;
  fee: number | null;
  net: number | null;
  refunded: number;
  currency: string;
  status: RevenueStatus;
  createdAt: Date;
};
