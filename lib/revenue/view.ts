import type { ChargeKind, GatewayName, RevenueStatus } from "@/lib/generated/prisma/enums";

/** What the staff pages show of revenue. Props of components/admin. */

/** Amounts are minor units of `currency`; fee and net are null until the provider says. */
export type RevenueRow = {
  id: string;
  chargeId: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  source: ChargeKind;
  gateway: GatewayName;
  gross: number;
  fee: number | null;
  net: number | null;
  currency: string;
  status: RevenueStatus;
  createdAt: Date;
};
