import type { Money } from "@/lib/money";

/** What the staff pages show of customers; times are ISO 8601. Props of components/admin/customers. */

type Status = "pending" | "active" | "suspended";
type Gateway = "stripe" | "paypal";

/** A line of the list. */
export type CustomerLine = {
  id: string;
  contactId: string;
  name: string | null;
  email: string | null;
  status: Status;
  gateway: Gateway;
  brandName: string;
  methodLabel: string | null;
  methodStatus: string | null;
  /** Active ones. */
  enrollments: number;
  lastCharge: { status: string; amount: Money; at: string } | null;
  createdAt: string;
  activatedAt: string | null;
};

export type EnrollmentLine = {
  id: string;
  status: "active" | "paused" | "cancelled";
  reason: string | null;
  failures: number;
  lastTriggeredAt: string | null;
  createdAt: string;
  item: {
    id: string;
    name: string;
    sentence: string;
    mode: "fixed" | "variable" | "event" | "threshold" | null;
    unitPrice: Money;
    mayOverride: boolean;
    active: boolean;
  };
};

export type ChargeLine = {
  id: string;
  kind: "initial" | "trigger";
  title: string;
  status: string;
  amount: Money;
  /** What can still be given back; null when there is nothing. */
  refundable: Money | null;
  failure: string | null;
  at: string;
};

export type InvoiceLine = {
  id: string;
  number: string;
  status: string;
  amount: Money;
  at: string;
  payUrl: string | null;
};

export type LinkLine = {
  status: string;
  open: boolean;
  /** Null for a signed link, whose address is told once. */
  url: string | null;
  expiresAt: string;
  openedAt: string | null;
  createdAt: string;
};

/** The page of one customer. */
export type CustomerOverview = {
  id: string;
  contact: { id: string; name: string | null; email: string | null };
  brand: { id: string; name: string };
  gateway: Gateway;
  status: Status;
  suspendedReason: string | null;
  allowTrigger: boolean;
  initial: { required: boolean; charged: boolean; amount: Money };
  method: { label: string; status: string; gateway: Gateway; savedAt: string; expires: string | null } | null;
  meta: unknown;
  notes: string | null;
  createdAt: string;
  activatedAt: string | null;
  /** Money that was received and kept, by currency: gross, what the gateway took where known, and what was given back. */
  revenue: { gross: Money; fees: Money; refunded: Money }[];
  enrollments: EnrollmentLine[];
  charges: ChargeLine[];
  invoices: InvoiceLine[];
  link: LinkLine | null;
  /** Trigger items that the customer may still be enrolled in. */
  items: { id: string; name: string }[];
};
