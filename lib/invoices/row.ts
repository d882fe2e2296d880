import type { InvoiceStatus } from "@/lib/generated/prisma/enums";
import type { Money } from "@/lib/money";

/** The amount is in minor units of `currency`. */
export type InvoiceRow = {
  id: string;
  number: string;
  chargeId: string;
  customerId: string;
  contactId: string;
  contactName: string | null;
  amount: number;
  currency: string;
  status: InvoiceStatus;
  sentTo: string | null;
  sentAt: Date | null;
  dueAt: Date | null;
  paidAt: Date | null;
  createdAt: Date;
};

/** The page of one invoice; times are ISO 8601. */
export type InvoiceDetails = {
  id: string;
  number: string;
  status: InvoiceStatus;
  amount: Money;
  customer: { id: string; name: string };
  chargeId: string;
  about: string;
  description: string;
  /** Whether the customer can pay it now, and where. */
  payable: boolean;
  payUrl: string;
  /** Unpaid and not being called off: staff may void it. */
  voidable: boolean;
  voidReason: string | null;
  sentTo: string | null;
  createdAt: string;
  sentAt: string | null;
  openedAt: string | null;
  dueAt: string | null;
  remindedAt: string | null;
  paidAt: string | null;
  voidedAt: string | null;
  mails: { id: string; kind: string; recipient: string; status: string; at: string }[];
};
