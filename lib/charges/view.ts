import type { ChargeKind, ChargeStatus, GatewayMode, GatewayName } from "@/lib/generated/prisma/enums";
import type { Money } from "@/lib/money";

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
  mode: GatewayMode;
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

/** The page of one charge; times are ISO 8601. */
export type ChargeDetails = {
  id: string;
  customer: { id: string; name: string };
  title: string;
  kind: ChargeKind;
  item: { id: string; name: string } | null;
  status: ChargeStatus;
  amount: Money;
  refunded: Money;
  /** What can still be given back; null when there is nothing. */
  refundable: Money | null;
  failure: { code: string; declineCode: string | null } | null;
  gateway: GatewayName;
  account: { id: string; name: string; mode: "live" | "test" };
  gatewayRef: string | null;
  orderRef: string | null;
  method: string | null;
  captureMode: "off_session" | "client_confirm";
  triggerId: string | null;
  metric: string | null;
  description: string;
  attempt: number;
  checks: number;
  createdAt: string;
  capturedAt: string | null;
  revenue: { status: string; gross: Money; fee: Money | null; net: Money | null } | null;
  invoice: { id: string; number: string; status: string } | null;
  refunds: {
    id: string;
    amount: Money;
    status: string;
    reason: string | null;
    failure: string | null;
    at: string;
  }[];
  disputes: { ref: string; status: string; openedAt: string; closedAt: string | null }[];
  /** For more than an hour nobody has known what became of it, and nobody ends it yet. */
  inDoubt: boolean;
  /** Staff end it: then it fails, unless the gateway holds the money. */
  endsAt: string | null;
};
