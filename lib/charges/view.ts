import type { ChargeKind, ChargeStatus, GatewayName } from "@/lib/generated/prisma/enums";

/** What the staff pages show of charges. Props of components/admin. */

/** Amounts are minor units of `currency`. */
export type ChargeRow = {
  id: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  brandId: string;
  kind: ChargeKind;
  itemId: string | null;
  itemName: string | null;
  enrollmentId: string | null;
  gateway: GatewayName;
  gatewayRef: string | null;
  amount: number;
  refundedAmount: number;
  currency: string;
  status: ChargeStatus;
  failureCode: string | null;
  declineCode: string | null;
  triggerId: string | null;
  methodLabel: string | null;
  createdAt: Date;
  capturedAt: Date | null;
};
